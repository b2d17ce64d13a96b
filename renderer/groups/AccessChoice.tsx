import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Access, Classification } from '../../model/kernel/space.ts';
import { Radio } from '../ui/Toggle.tsx';
import styles from './AccessChoice.module.css';

type Props<Value> = {
  value: Value;
  onChange: (value: Value) => void /** Those that cannot be chosen, with the reason. */;
  closed?: Partial<Record<string, string>>;
};

/** Who finds and who reads: each choice says what it means. */
export const AccessChoice = (props: Props<Access>) => <Choice {...props} of="access" values={Access.options} />;

/** How sensitive it is. The fourth level of KLASSA has no place here, and the words say so. */
export function ClassificationChoice(props: Props<Classification>) {
  const { t } = useTranslation('groups');
  return (
    <>
      <Choice {...props} of="level" values={Classification.options} />
      <p className={styles.note}>{t('level.four')}</p>
    </>
  );
}

function Choice<Value extends string>({
  of,
  values,
  value,
  onChange,
  closed = {},
}: Props<Value> & { of: 'access' | 'level'; values: readonly Value[] }) {
  const { t } = useTranslation('groups');
  const id = useId();
  return (
    <fieldset className={styles.choices}>
      <legend>{t(`${of}.title`)}</legend>
      {values.map((one) => (
        <Radio
          key={one}
          name={id}
          className={styles.choice}
          checked={one === value}
          disabled={closed[one] !== undefined}
          onChange={() => onChange(one)}
          label={
            <>
              <b>{t(`${of}.${one}.name` as 'access.open.name')}</b>
              <small>{closed[one] ?? t(`${of}.${one}.text` as 'access.open.text')}</small>
            </>
          }
        />
      ))}
    </fieldset>
  );
}
