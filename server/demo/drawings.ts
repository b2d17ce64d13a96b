import type { Random } from './random.ts';

/** Pictures that people post, drawn with a few shapes each. Every kind answers an SVG of 1200 × 800. */

const WIDTH = 1200;
const HEIGHT = 800;

const svg = (content: string, background: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}"><rect width="100%" height="100%" fill="${background}"/>${content}</svg>`;

const many = (count: number, draw: (index: number) => string): string => Array.from({ length: count }, (_, index) => draw(index)).join('');

/** A soft ridge across the picture, down to its foot. */
function ridge(random: Random, y: number, swing: number, colour: string): string {
  const points = Array.from({ length: 7 }, (_, index) => ({ x: index * 200, y: y + (random.next() - 0.5) * swing }));
  const path = points.slice(1).map((point, index) => {
    const from = points[index]!;
    return `C ${from.x + 90} ${from.y}, ${point.x - 90} ${point.y}, ${point.x} ${point.y}`;
  });
  return `<path d="M 0 ${points[0]!.y} ${path.join(' ')} V ${HEIGHT} H 0 Z" fill="${colour}"/>`;
}

function spruce(x: number, foot: number, height: number, colour: string): string {
  const tier = (from: number, width: number) =>
    `${x - width / 2},${foot - from} ${x},${foot - from - height * 0.5} ${x + width / 2},${foot - from}`;
  return [0, 0.25, 0.5]
    .map((share) => `<polygon points="${tier(height * share, height * (0.5 - share * 0.55))}" fill="${colour}"/>`)
    .join('');
}

type Palette = { sky: [string, string]; sun: string; ridges: [string, string, string]; ground: string };
const PALETTES: readonly Palette[] = [
  { sky: ['#efcfa9', '#ead9c2'], sun: '#fdeed0', ridges: ['#9db89a', '#5f8b73', '#2f5f4c'], ground: '#254a3c' },
  { sky: ['#bcd3e0', '#e8eef0'], sun: '#fff8e6', ridges: ['#a9bfc9', '#7393a3', '#42697c'], ground: '#2d4c5c' },
  { sky: ['#d99a7c', '#f2d3b4'], sun: '#ffe3bd', ridges: ['#b5846f', '#7d5a55', '#4b3c45'], ground: '#302a33' },
  { sky: ['#dfe7ec', '#f6f7f5'], sun: '#ffffff', ridges: ['#dbe4e8', '#c3d2d8', '#eef3f4'], ground: '#f7fafa' },
  { sky: ['#26344a', '#54617d'], sun: '#f1ead2', ridges: ['#3d4a63', '#2c3850', '#1d2739'], ground: '#151d2c' },
];

export function hills(random: Random): string {
  const { sky, sun, ridges, ground } = PALETTES[0]!;
  const gradient = `<defs><linearGradient id="s" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="${sky[0]}"/><stop offset="1" stop-color="${sky[1]}"/></linearGradient></defs>`;
  return svg(
    `${gradient}<rect width="100%" height="70%" fill="url(#s)"/><circle cx="700" cy="250" r="80" fill="${sun}"/>${ridge(random, 480, 90, ridges[0])}${ridge(random, 520, 140, ridges[1])}${ridge(random, 620, 160, ridges[2])}${ridge(random, 740, 90, ground)}`,
    sky[1],
  );
}

export function landscape(random: Random): string {
  const { sky, sun, ridges, ground } = random.pick(PALETTES);
  const water = random.chance(0.45);
  const far = random.between(380, 460);
  const gradient = `<defs><linearGradient id="s" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="${sky[0]}"/><stop offset="1" stop-color="${sky[1]}"/></linearGradient></defs>`;
  const disc = `<circle cx="${random.between(200, 1000)}" cy="${random.between(130, 330)}" r="${random.between(40, 85)}" fill="${sun}"/>`;
  const back = ridge(random, far, 120, ridges[0]) + ridge(random, far + 90, 130, ridges[1]);
  const trees = many(random.between(8, 22), () =>
    spruce(random.between(0, WIDTH), random.between(690, 800), random.between(90, 230), ground),
  );
  const lake = `<rect y="${far + 160}" width="100%" height="${HEIGHT - far - 160}" fill="${ridges[2]}"/>${many(14, (index) => `<rect x="${random.between(0, 900)}" y="${far + 175 + index * 18}" width="${random.between(90, 420)}" height="3" fill="${sky[1]}" opacity="0.35"/>`)}`;
  const front = water
    ? lake + many(5, () => spruce(random.between(0, 260), HEIGHT, random.between(160, 300), ground))
    : ridge(random, 640, 120, ridges[2]) + trees;
  return svg(`${gradient}<rect width="100%" height="100%" fill="url(#s)"/>${disc}${back}${front}`, sky[1]);
}

const bun = (x: number, y: number, size: number): string =>
  `<circle cx="${x}" cy="${y}" r="${size}" fill="#b9763c"/>${[0.78, 0.55, 0.32].map((share) => `<circle cx="${x}" cy="${y}" r="${size * share}" fill="none" stroke="#8a4f22" stroke-width="${size * 0.09}"/>`).join('')}${many(9, (index) => `<circle cx="${x + Math.cos(index * 2.4) * size * 0.6}" cy="${y + Math.sin(index * 2.4) * size * 0.6}" r="${size * 0.06}" fill="#fff6e4"/>`)}`;

const cup = (x: number, y: number, size: number, colour: string): string =>
  `<circle cx="${x}" cy="${y}" r="${size * 1.45}" fill="#00000018"/><circle cx="${x}" cy="${y}" r="${size * 1.35}" fill="${colour}"/><rect x="${x + size * 0.8}" y="${y - size * 0.16}" width="${size * 0.75}" height="${size * 0.32}" rx="${size * 0.16}" fill="#fffaf2"/><circle cx="${x}" cy="${y}" r="${size}" fill="#fffaf2"/><circle cx="${x}" cy="${y}" r="${size * 0.84}" fill="#4a2c19"/><path d="M ${x - size * 0.4} ${y} q ${size * 0.4} ${-size * 0.5} ${size * 0.8} 0" stroke="#8b5e3c" stroke-width="${size * 0.08}" fill="none"/>`;

export function fika(random: Random): string {
  const table = random.pick(['#d9c3a5', '#8fa79a', '#c9d3d0', '#7a5c48']);
  const cloth = random.pick(['#b4553c', '#2d5a47', '#3b5877', '#f1ece4']);
  const stripes = many(7, (index) => `<rect x="${index * 180}" width="60" height="100%" fill="${cloth}" opacity="0.22"/>`);
  const [x, y] = [random.between(420, 620), random.between(380, 460)];
  const plate = `<circle cx="${x}" cy="${y}" r="290" fill="#00000020"/><circle cx="${x}" cy="${y}" r="280" fill="#fdfaf4"/><circle cx="${x}" cy="${y}" r="225" fill="#f3ede2"/>`;
  const buns = many(random.between(3, 5), (index) =>
    bun(x + Math.cos(index * 1.7) * 115, y + Math.sin(index * 1.7) * 115, random.between(72, 92)),
  );
  return svg(
    `${stripes}${plate}${buns}${cup(random.between(950, 1050), random.between(230, 560), 105, random.pick(['#e4ece5', '#f0d9c4', '#dfe5ee']))}`,
    table,
  );
}

const scribble = (random: Random, x: number, y: number, width: number, lines: number, colour: string): string =>
  many(
    lines,
    (index) =>
      `<path d="M ${x} ${y + index * 24} ${many(6, () => `q ${width / 12} ${random.between(-9, 9)} ${width / 6} 0 `)}" stroke="${colour}" stroke-width="5" fill="none" stroke-linecap="round" opacity="${index === lines - 1 ? 0.6 : 1}"/>`,
  );

export function board(random: Random): string {
  const ink = ['#26418f', '#222222', '#b02235', '#27704a'];
  const notes = many(random.between(5, 9), () => {
    const [x, y] = [random.between(80, 980), random.between(90, 600)];
    const colour = random.pick(['#fbe7ad', '#cfe3d5', '#f4c9b0', '#cfdcee']);
    return `<g transform="rotate(${random.between(-5, 5)} ${x} ${y})"><rect x="${x}" y="${y}" width="150" height="140" fill="${colour}"/>${scribble(random, x + 18, y + 40, 112, 3, '#574c43')}</g>`;
  });
  const boxes = many(3, (index) => {
    const [x, y] = [140 + index * 330, random.between(250, 420)];
    const arrow =
      index < 2
        ? `<path d="M ${x + 215} ${y + 60} l 90 ${random.between(-30, 30)} m -24 -20 l 24 20 l -26 16" stroke="${ink[1]}" stroke-width="6" fill="none"/>`
        : '';
    return `<rect x="${x}" y="${y}" width="205" height="125" rx="14" fill="none" stroke="${random.pick(ink)}" stroke-width="6"/>${scribble(random, x + 28, y + 52, 150, 2, ink[0]!)}${arrow}`;
  });
  return svg(
    `<rect x="30" y="30" width="1140" height="740" rx="12" fill="#fcfcf9" stroke="#b9bfc2" stroke-width="16"/>${boxes}${notes}`,
    '#cfc8bd',
  );
}

export function sketch(random: Random): string {
  const grey = '#c9c2b8';
  const accent = random.pick(['#2d5a47', '#aa4a19', '#3b5877']);
  const bar = `<rect x="90" y="70" width="1020" height="660" rx="18" fill="#ffffff" stroke="#8e8275" stroke-width="4"/><line x1="90" y1="130" x2="1110" y2="130" stroke="#8e8275" stroke-width="4"/>${many(3, (index) => `<circle cx="${125 + index * 34}" cy="100" r="10" fill="${grey}"/>`)}`;
  const side = random.chance(0.6)
    ? `<rect x="94" y="132" width="200" height="594" fill="#f8f4ee"/>${many(6, (index) => `<rect x="122" y="${170 + index * 52}" width="${random.between(80, 140)}" height="18" rx="9" fill="${index === 1 ? accent : grey}"/>`)}`
    : '';
  const left = side ? 330 : 140;
  const rows = many(
    4,
    (index) =>
      `<rect x="${left}" y="${180 + index * 128}" width="${1070 - left}" height="100" rx="10" fill="none" stroke="${grey}" stroke-width="4"/><rect x="${left + 30}" y="${205 + index * 128}" width="${random.between(180, 420)}" height="20" rx="10" fill="#8e8275"/><rect x="${left + 30}" y="${240 + index * 128}" width="${random.between(220, 520)}" height="14" rx="7" fill="${grey}"/>`,
  );
  return svg(`${bar}${side}${rows}<rect x="930" y="660" width="150" height="46" rx="23" fill="${accent}"/>`, '#f1ece4');
}

export function chart(random: Random): string {
  const colour = random.pick(['#2d5a47', '#3b5877', '#aa4a19']);
  let level = random.between(250, 450);
  const points = Array.from({ length: 53 }, (_, week) => {
    const dip = week === 25 || week === 51 ? 170 : week > 26 && week < 32 ? 90 : 0;
    level += random.between(-24, 22);
    level = Math.min(560, Math.max(170, level));
    return [100 + week * 19.4, Math.min(640, level + dip)] as const;
  });
  const line = points.map(([x, y]) => `${x.toFixed(0)},${y.toFixed(0)}`).join(' ');
  const band = `${points.map(([x, y]) => `${x.toFixed(0)},${(y - 45).toFixed(0)}`).join(' ')} ${[...points]
    .reverse()
    .map(([x, y]) => `${x.toFixed(0)},${(y + 45).toFixed(0)}`)
    .join(' ')}`;
  const grid = many(
    6,
    (index) => `<line x1="100" y1="${160 + index * 100}" x2="1110" y2="${160 + index * 100}" stroke="#ddd4c7" stroke-width="2"/>`,
  );
  const ticks = many(
    12,
    (index) => `<line x1="${110 + index * 84}" y1="660" x2="${110 + index * 84}" y2="674" stroke="#6d6157" stroke-width="3"/>`,
  );
  return svg(
    `<rect x="40" y="60" width="1120" height="680" rx="12" fill="#fffefc"/>${grid}${ticks}<polygon points="${band}" fill="${colour}" opacity="0.14"/><polyline points="${line}" fill="none" stroke="${colour}" stroke-width="6" stroke-linejoin="round"/>`,
    '#f1ece4',
  );
}

export function map(random: Random): string {
  const water = `<path d="M 0 ${random.between(480, 620)} C 300 ${random.between(380, 620)}, 700 ${random.between(520, 720)}, 1200 ${random.between(430, 640)} V 800 H 0 Z" fill="#bcd3e0"/>`;
  const parks = many(
    6,
    () =>
      `<ellipse cx="${random.between(50, 1150)}" cy="${random.between(40, 500)}" rx="${random.between(50, 130)}" ry="${random.between(40, 90)}" fill="#cfdfc8"/>`,
  );
  const roads = many(
    14,
    () =>
      `<path d="M ${random.between(-50, 1200)} ${random.between(-50, 300)} Q ${random.between(100, 1100)} ${random.between(100, 600)} ${random.between(-50, 1250)} ${random.between(300, 850)}" stroke="#ffffff" stroke-width="${random.pick([6, 9, 14])}" fill="none"/>`,
  );
  const dots = many(170, () => {
    const warm = random.next();
    const x = 600 + (random.next() + random.next() + random.next() - 1.5) * 640;
    return `<circle cx="${x.toFixed(0)}" cy="${random.between(40, 520)}" r="${random.between(5, 17)}" fill="${warm > 0.6 ? '#aa4a19' : '#2d5a47'}" opacity="0.5"/>`;
  });
  return svg(`${parks}${water}${roads}${dots}`, '#ece6dc');
}

export function crowd(random: Random): string {
  const booths = many(
    3,
    (index) =>
      `<rect x="${60 + index * 390}" y="120" width="330" height="330" fill="${random.pick(['#2d5a47', '#3b5877', '#8a6a3d'])}"/><rect x="${90 + index * 390}" y="160" width="270" height="90" fill="#fbf7f1" opacity="0.85"/><rect x="${60 + index * 390}" y="400" width="330" height="120" fill="#f1ece4"/>`,
  );
  const people = many(26, () => {
    const [x, y, size] = [random.between(40, 1160), random.between(430, 720), random.between(34, 52)];
    const skin = random.pick(['#f0cfae', '#d9a67c', '#a9714b', '#6e4730']);
    return `<circle cx="${x}" cy="${y}" r="${size}" fill="${skin}"/><path d="M ${x - size} ${y - 4} a ${size} ${size} 0 0 1 ${size * 2} 0 z" fill="${random.pick(['#2b211b', '#5b3d28', '#c9a063', '#8a8078'])}"/><rect x="${x - size * 1.3}" y="${y + size * 0.85}" width="${size * 2.6}" height="260" rx="${size}" fill="${random.pick(['#3c7c62', '#5877a0', '#aa4a19', '#e3d7c4', '#37323a'])}"/>`;
  });
  return svg(`<rect y="520" width="100%" height="280" fill="#b9ada0"/>${booths}${people}`, '#ded6ca');
}

export function plant(random: Random): string {
  const leaves = many(random.between(9, 16), (index) => {
    const angle = -80 + index * (160 / 14) + random.between(-10, 10);
    return `<g transform="translate(600 520) rotate(${angle})"><path d="M 0 0 C -70 -120, -60 -260, 0 -${random.between(300, 420)} C 60 -260, 70 -120, 0 0 Z" fill="${random.pick(['#2d5a47', '#3c7c62', '#5f8b73', '#86a97f'])}"/><line y2="-290" stroke="#ffffff55" stroke-width="4"/></g>`;
  });
  const pot = random.pick(['#c7734a', '#e8e2d6', '#3b5877']);
  return svg(
    `<rect y="640" width="100%" height="160" fill="#b9a288"/>${leaves}<path d="M 470 510 h 260 l -40 210 h -180 z" fill="${pot}"/><rect x="455" y="490" width="290" height="46" rx="10" fill="${pot}"/>`,
    random.pick(['#efe7da', '#dfe7e2', '#e9ded3']),
  );
}

export function dog(random: Random): string {
  const coat = random.pick(['#8a5a34', '#2f2a28', '#d9b98a', '#f2ece2']);
  const patch = random.pick(['#5b3a20', '#f5f0e8', '#b58350']);
  const ear = (side: number) =>
    `<path d="M ${600 + side * 150} 230 q ${side * 170} 40 ${side * 120} 260 q ${-side * 90} 20 ${-side * 130} -120 z" fill="${patch}"/>`;
  const eye = (side: number) =>
    `<circle cx="${600 + side * 85}" cy="370" r="26" fill="#1d1512"/><circle cx="${608 + side * 85}" cy="361" r="8" fill="#ffffff"/>`;
  return svg(
    `<rect y="600" width="100%" height="200" fill="${random.pick(['#9fb29a', '#b9a288', '#8d9aa8'])}"/><ellipse cx="600" cy="760" rx="300" ry="250" fill="${coat}"/>${ear(-1)}${ear(1)}<ellipse cx="600" cy="370" rx="215" ry="210" fill="${coat}"/><ellipse cx="600" cy="470" rx="120" ry="100" fill="#f7efe2"/>${eye(-1)}${eye(1)}<ellipse cx="600" cy="430" rx="42" ry="30" fill="#1d1512"/><path d="M 600 460 v 40 m -60 10 q 60 50 120 0" stroke="#1d1512" stroke-width="8" fill="none"/><path d="M 585 525 q 15 70 40 0 z" fill="#d9707a"/>`,
    random.pick(['#e6ecea', '#efe3d2', '#dbe4ec']),
  );
}

/** How many of each are made for a year. */
export const DRAWINGS: readonly { kind: string; count: number; draw: (random: Random) => string }[] = [
  { kind: 'hills', count: 1, draw: hills },
  { kind: 'landscape', count: 12, draw: landscape },
  { kind: 'fika', count: 7, draw: fika },
  { kind: 'board', count: 5, draw: board },
  { kind: 'sketch', count: 4, draw: sketch },
  { kind: 'chart', count: 4, draw: chart },
  { kind: 'map', count: 2, draw: map },
  { kind: 'crowd', count: 2, draw: crowd },
  { kind: 'plant', count: 3, draw: plant },
  { kind: 'dog', count: 3, draw: dog },
];
