import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { PaneHead } from './PaneHead.tsx';
import { Sheet } from './Sheet.tsx';

/** An address that leads nowhere, or to something one may not see: the two look alike on purpose. */
export function NotFound() {
  const { t } = useTranslation('shell');
  const navigate = useNavigate();
  return (
    <Sheet
      id="notfound"
      main={{
        label: t('notFound.title'),
        children: (
          <>
            <PaneHead title={t('notFound.title')} back="/" />
            <EmptyState
              art="lens"
              title={t('notFound.title')}
              text={t('notFound.text')}
              action={<Button onClick={() => void navigate({ to: '/' })}>{t('notFound.action')}</Button>}
            />
          </>
        ),
      }}
    />
  );
}
