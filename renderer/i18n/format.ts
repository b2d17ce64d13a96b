export type Language = 'sv' | 'en';
export type TimeStyle = 'clock' | 'ago' | 'list' | 'time';

/** How figures, sizes and times are written. All times are milliseconds since 1970, shown in the device's time zone. */
export type Format = {
  time(at: number, now: number, look: TimeStyle): string;
  /** Alone on a line between messages: I dag, I går, torsdag 3 december. */
  day(at: number, now: number): string;
  /** torsdag 3 december 2026 10.42 */
  full(at: number): string;
  number(value: number): string;
  /** @param part from 0 to 1 */
  percent(part: number): string;
  bytes(size: number): string;
  list(words: readonly string[]): string;
  compare(a: string, b: string): number;
};

const locales = { sv: 'sv-SE', en: 'en-GB' } as const;
const words = {
  sv: { today: 'i dag', yesterday: 'i går', now: 'nu', minutes: 'min', hours: 'tim' },
  en: { today: 'today', yesterday: 'yesterday', now: 'now', minutes: 'min', hours: 'h' },
} as const;
const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;

export function formatIn(language: Language): Format {
  const locale = locales[language];
  const say = words[language];
  const clockOf = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  // Swedish prose writes the time with a full stop: 10.42.
  const clock = (at: number) => (language === 'sv' ? clockOf.format(at).replace(':', '.') : clockOf.format(at));
  const month = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short' });
  const year = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric' });
  const weekdayShort = new Intl.DateTimeFormat(locale, { weekday: 'short' });
  const dayLong = new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long' });
  const dayYear = new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
  const figures = new Intl.NumberFormat(locale);
  const percents = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
  const lists = new Intl.ListFormat(locale, { type: 'conjunction' });
  const collator = new Intl.Collator(locale, { numeric: true, sensitivity: 'base' });

  const plain = (text: string) => text.replace(/\.(?= |$)/g, '');
  const date = (at: number, now: number) =>
    plain(new Date(at).getFullYear() === new Date(now).getFullYear() ? month.format(at) : year.format(at));
  const capital = (text: string) => text.charAt(0).toLocaleUpperCase(locale) + text.slice(1);

  return {
    time(at, now, look) {
      if (look === 'time') return clock(at);
      const days = daysBetween(at, now);
      if (look === 'ago') {
        const minutes = Math.floor((now - at) / 60_000);
        if (minutes < 1 && days <= 0) return say.now;
        if (minutes < 60 && minutes >= 1) return `${minutes} ${say.minutes}`;
        if (days === 0) return `${Math.floor(minutes / 60)} ${say.hours}`;
        return days === 1 ? say.yesterday : date(at, now);
      }
      // A clock a little ahead of ours is still today.
      if (days <= 0) return clock(at);
      if (look === 'list') {
        if (days === 1) return capital(say.yesterday);
        return days < 7 ? capital(plain(weekdayShort.format(at))) : date(at, now);
      }
      return days === 1 ? `${say.yesterday} ${clock(at)}` : date(at, now);
    },
    day(at, now) {
      const days = daysBetween(at, now);
      if (days === 0) return capital(say.today);
      if (days === 1) return capital(say.yesterday);
      return capital(new Date(at).getFullYear() === new Date(now).getFullYear() ? dayLong.format(at) : dayYear.format(at));
    },
    full: (at) => `${dayYear.format(at)} ${clock(at)}`,
    number: (value) => figures.format(value),
    percent: (part) => percents.format(part),
    bytes(size) {
      const step = size < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(size) / 3));
      const value = size / 1000 ** step;
      const digits = step >= 2 && value < 100 ? 1 : 0;
      return new Intl.NumberFormat(locale, {
        style: 'unit',
        unit: units[step],
        unitDisplay: 'short',
        maximumFractionDigits: digits,
      }).format(value);
    },
    list: (items) => lists.format(items),
    compare: collator.compare,
  };
}

/** Whole calendar days, summer time included. */
function daysBetween(at: number, now: number): number {
  const midnight = (time: number) => {
    const day = new Date(time);
    return Date.UTC(day.getFullYear(), day.getMonth(), day.getDate());
  };
  return Math.round((midnight(now) - midnight(at)) / 86_400_000);
}
