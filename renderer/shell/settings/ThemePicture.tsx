import { useId } from 'react';

const looks = {
  light: { canvas: '#f1ece4', sheet: '#fffefc', ink: '#574c43', faint: '#d8cfc2', button: '#2d5a47' },
  dark: { canvas: '#131110', sheet: '#1f1b19', ink: '#c3b9ae', faint: '#3d3732', button: '#3c7c62' },
} as const;

/** A window in small, in one theme or half in each. Its colours do not follow the theme: they show it. */
export function ThemePicture({ theme }: { theme: 'system' | 'light' | 'dark' }) {
  const clip = useId();
  return (
    <svg viewBox="0 0 148 92" preserveAspectRatio="xMidYMid slice" aria-hidden="true">
      <Window look={theme === 'light' ? 'light' : 'dark'} />
      {theme === 'system' ? (
        <>
          <clipPath id={clip}>
            <path d="M0 0h92L56 92H0Z" />
          </clipPath>
          <g clipPath={`url(#${clip})`}>
            <Window look="light" />
          </g>
        </>
      ) : null}
    </svg>
  );
}

function Window({ look }: { look: keyof typeof looks }) {
  const { canvas, sheet, ink, faint, button } = looks[look];
  return (
    <>
      <rect width="148" height="92" fill={canvas} />
      <rect x="34" y="10" width="108" height="76" rx="5" fill={sheet} />
      <rect x="8" y="14" width="18" height="4" rx="2" fill={ink} />
      <rect x="8" y="24" width="14" height="4" rx="2" fill={faint} />
      <rect x="8" y="34" width="16" height="4" rx="2" fill={faint} />
      <rect x="44" y="20" width="52" height="5" rx="2.5" fill={ink} />
      <rect x="44" y="32" width="88" height="4" rx="2" fill={faint} />
      <rect x="44" y="41" width="72" height="4" rx="2" fill={faint} />
      <rect x="44" y="56" width="30" height="12" rx="4" fill={button} />
    </>
  );
}
