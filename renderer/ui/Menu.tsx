import { Menu as Base } from '@mantine/core';
import type { ReactElement, ReactNode } from 'react';
import { cx } from './cx.ts';
import { Icon } from './Icon.tsx';
import type { IconName } from './icons.tsx';
import { Kbd } from './Kbd.tsx';
import { useLayer } from './layer.ts';
import type { PopoverPosition } from './Popover.tsx';
import styles from './Popover.module.css';

export type MenuItem =
  | {
      id: string;
      label: string;
      detail?: string;
      icon?: IconName;
      lead?: ReactNode;
      keys?: string;
      /** One of several of which it is the chosen one. */
      checked?: boolean;
      danger?: boolean;
      disabled?: boolean;
      onSelect: () => void;
    }
  | { id: string; heading: string }
  | { id: string; divider: true };

export type MenuProps = {
  trigger: ReactElement;
  items: readonly MenuItem[];
  position?: PopoverPosition;
  onChange?: (open: boolean) => void;
};

/** A list of things to do, from a button. Arrows, Home, End and first letters move in it. */
export function Menu({ trigger, items, position = 'bottom-end', onChange }: MenuProps) {
  const layer = useLayer();
  return (
    <Base
      position={position}
      portalProps={layer}
      onChange={onChange}
      classNames={{
        dropdown: styles.menu,
        item: styles.item,
        itemSection: styles.section,
        itemLabel: styles.text,
        label: styles.label,
        divider: styles.divider,
      }}
    >
      <Base.Target>{trigger}</Base.Target>
      <Base.Dropdown data-raised data-edge>
        {items.map((item) => {
          if ('divider' in item) return <Base.Divider key={item.id} />;
          if ('heading' in item) return <Base.Label key={item.id}>{item.heading}</Base.Label>;
          const choice = item.checked !== undefined;
          return (
            <Base.Item
              key={item.id}
              className={cx(item.danger && styles.danger)}
              disabled={item.disabled}
              leftSection={item.lead ?? (item.icon ? <Icon name={item.icon} size={18} /> : undefined)}
              rightSection={item.checked ? <Icon name="check" size={16} /> : item.keys ? <Kbd keys={item.keys} /> : undefined}
              {...(choice ? { 'aria-current': item.checked } : {})}
              onClick={item.onSelect}
            >
              {item.label}
              {item.detail ? <small>{item.detail}</small> : null}
            </Base.Item>
          );
        })}
      </Base.Dropdown>
    </Base>
  );
}
