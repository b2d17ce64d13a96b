import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useText } from '../i18n/useText.ts';
import type { ComposeAction } from '../feature.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { Menu } from '../ui/Menu.tsx';
import { useApp } from './app-context.ts';

export function useCompose(): readonly (ComposeAction & { start: () => void })[] {
  const { features } = useApp();
  const navigate = useNavigate();
  return features
    .flatMap((feature) => feature.compose ?? [])
    .sort((a, b) => a.order - b.order)
    .map((action) => ({ ...action, start: () => action.run((to) => void navigate({ to })) }));
}

/** One thing to write: starts it. Several: asks which. */
export function ComposeButton({ look = 'solid' }: { look?: 'solid' | 'plain' }) {
  const { t } = useTranslation('shell');
  const text = useText();
  const actions = useCompose();
  const [first] = actions;
  if (!first) return null;
  if (actions.length === 1) return <IconButton look={look} icon="compose" label={t('compose')} keys="mod+n" onClick={first.start} />;
  return (
    <Menu
      position="bottom-start"
      items={actions.map((action) => ({ id: action.id, label: text(action.label), icon: action.icon, onSelect: action.start }))}
      trigger={<IconButton look={look} icon="compose" label={t('compose')} keys="mod+n" />}
    />
  );
}
