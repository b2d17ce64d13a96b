import styles from './SignIn.module.css';

type Spot = { x: number; y: number; turn: number; size: number };
type Cup = Spot & { saucer: string; ring: string; china: string; coffee: string; light: string; handle: string; heart?: boolean };
type Bun = Spot & { plate: string };

const cups: readonly Cup[] = [
  {
    x: 248,
    y: 560,
    turn: -150,
    size: 1.02,
    saucer: '#fdf8f0',
    ring: '#e7dac6',
    china: '#f3eadc',
    handle: '#f3eadc',
    coffee: '#6a3a1c',
    light: '#8a5330',
  },
  {
    x: 452,
    y: 478,
    turn: -38,
    size: 0.98,
    saucer: '#35644f',
    ring: '#4d7c66',
    china: '#f6efe4',
    handle: '#f6efe4',
    coffee: '#b9804f',
    light: '#cf9c70',
    heart: true,
  },
  {
    x: 682,
    y: 606,
    turn: 28,
    size: 1,
    saucer: '#c5703f',
    ring: '#d98d61',
    china: '#f6ebdc',
    handle: '#f6ebdc',
    coffee: '#4e2b15',
    light: '#754727',
  },
  {
    x: 590,
    y: 792,
    turn: 62,
    size: 1,
    saucer: '#f8f1e6',
    ring: '#d9e0d3',
    china: '#dfe6da',
    handle: '#dfe6da',
    coffee: '#6a3a1c',
    light: '#8a5330',
  },
];
const buns: readonly Bun[] = [
  { x: 402, y: 668, turn: 12, size: 1.04, plate: '#dfe6da' },
  { x: 190, y: 762, turn: -40, size: 0.96, plate: '#f8efe2' },
];
const sugar: readonly (readonly [number, number, number])[] = [
  [-22, -24, 3.2],
  [6, -34, 2.8],
  [28, -14, 3.2],
  [-34, 4, 2.8],
  [-4, 14, 2.6],
  [20, 30, 3.2],
  [-14, 36, 2.6],
  [37, 10, 2.4],
];

/** The table one comes to: cups and cinnamon buns from above. */
export function Table() {
  return (
    <svg className={styles.scene} viewBox="0 0 800 860" preserveAspectRatio="xMaxYMax slice" aria-hidden="true">
      <rect width="800" height="860" className={styles.floor} />
      <circle cx="452" cy="812" r="476" className={styles.shade} />
      <circle cx="440" cy="800" r="470" className={styles.edge} />
      <circle cx="440" cy="800" r="452" className={styles.top} />
      <g transform="translate(596 642) rotate(16)">
        <rect x="4" y="8" width="118" height="150" rx="8" fill="#2a1a0c" opacity=".1" />
        <rect width="118" height="150" rx="8" className={styles.cloth} />
        <path d="M18 0v150M36 0v150M82 0v150M100 0v150" className={styles.stripe} strokeWidth="4" />
      </g>
      {[...cups.slice(0, 2).map((cup) => <CupFromAbove key={`${cup.x}`} {...cup} />)]}
      <BunFromAbove {...(buns[0] as Bun)} />
      <CupFromAbove {...(cups[2] as Cup)} />
      <BunFromAbove {...(buns[1] as Bun)} />
      <CupFromAbove {...(cups[3] as Cup)} />
    </svg>
  );
}

function CupFromAbove({ x, y, turn, size, saucer, ring, china, handle, coffee, light, heart }: Cup) {
  return (
    <>
      <circle cx={x + 6} cy={y + 9} r={76 * size} fill="#2a1a0c" opacity=".14" />
      <g transform={`translate(${x} ${y}) rotate(${turn}) scale(${size})`}>
        <circle r="76" fill={saucer} />
        <circle r="62" fill="none" stroke={ring} strokeWidth="2.5" />
        <path d="M44-13h17a13 13 0 0 1 0 26H44" fill="none" stroke={handle} strokeWidth="9" />
        <circle r="51" fill="#2a1a0c" opacity=".09" />
        <circle r="48" fill={china} />
        <circle r="39" fill={coffee} />
        <path d="M-30-16a34 34 0 0 1 25-18" fill="none" stroke={light} strokeWidth="5" strokeLinecap="round" />
        {heart ? <path d="M0 20C-16 6-18-6-9-11c5-3 9 1 9 5 0-4 4-8 9-5 9 5 7 17-9 31Z" fill="#f4e2c8" /> : null}
      </g>
    </>
  );
}

function BunFromAbove({ x, y, turn, size, plate }: Bun) {
  return (
    <>
      <circle cx={x + 6} cy={y + 9} r={78 * size} fill="#2a1a0c" opacity=".13" />
      <g transform={`translate(${x} ${y}) rotate(${turn}) scale(${size})`}>
        <circle r="78" fill={plate} />
        <circle r="64" fill="none" stroke="#fff" strokeOpacity=".5" strokeWidth="2.5" />
        <circle r="52" fill="#2a1a0c" opacity=".1" />
        <circle r="49" fill="#cf8c4e" />
        <path
          d="M0 0c2-9 15-6 15 4 0 13-19 17-27 5-9-15 4-33 22-32 24 2 34 27 24 46-12 22-43 24-57 4"
          fill="none"
          stroke="#8d4c1f"
          strokeWidth="6.5"
          strokeLinecap="round"
        />
        <g fill="#fffaf0">
          {sugar.map(([cx, cy, r]) => (
            <circle key={`${cx}:${cy}`} cx={cx} cy={cy} r={r} />
          ))}
        </g>
      </g>
    </>
  );
}
