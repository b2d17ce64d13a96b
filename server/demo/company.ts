/** How Nordanvik is built: offices, units, and what people do there. */

import { listIn } from './table.ts';

export type Work =
  | 'ceo'
  | 'manager'
  | 'pm'
  | 'coach'
  | 'dev'
  | 'data'
  | 'arch'
  | 'ops'
  | 'test'
  | 'ux'
  | 'sec'
  | 'analyst'
  | 'sales'
  | 'hr'
  | 'finance'
  | 'it'
  | 'office'
  | 'comms';

export const OFFICES = [
  {
    city: 'Göteborg',
    group: 'Göteborgskontoret',
    mark: 'GB',
    area: '031',
    people: 118,
    kitchen: 'köket på plan 4',
    place: 'plan 4',
    room: 'Vinga',
  },
  {
    city: 'Stockholm',
    group: 'Stockholmskontoret',
    mark: 'ST',
    area: '08',
    people: 96,
    kitchen: 'stora köket',
    place: 'plan 6',
    room: 'Utö',
  },
  {
    city: 'Malmö',
    group: 'Malmökontoret',
    mark: 'MA',
    area: '040',
    people: 58,
    kitchen: 'pentryt mot gården',
    place: 'plan 2',
    room: 'Ribban',
  },
  { city: 'Umeå', group: 'Umeåkontoret', mark: 'UM', area: '090', people: 40, kitchen: 'köket mot älven', place: 'plan 3', room: 'Holmön' },
  { city: 'Luleå', group: 'Luleåkontoret', mark: 'LU', area: '0920', people: 27, kitchen: 'fikarummet', place: 'plan 1', room: 'Sandön' },
  {
    city: 'Linköping',
    group: 'Linköpingskontoret',
    mark: 'LI',
    area: '013',
    people: 26,
    kitchen: 'köket',
    place: 'plan 5',
    room: 'Stångån',
  },
  { city: 'Örebro', group: 'Örebrokontoret', mark: 'ÖR', area: '019', people: 18, kitchen: 'köket', place: 'plan 2', room: 'Svampen' },
  {
    city: 'Sundsvall',
    group: 'Sundsvallskontoret',
    mark: 'SU',
    area: '060',
    people: 14,
    kitchen: 'fikahörnan',
    place: 'plan 3',
    room: 'Alnö',
  },
  {
    city: 'Växjö',
    group: 'Växjökontoret',
    mark: 'VÄ',
    area: '0470',
    people: 12,
    kitchen: 'fikahörnan',
    place: 'plan 1',
    room: 'Helgasjön',
  },
  {
    city: 'Karlstad',
    group: 'Karlstadskontoret',
    mark: 'KA',
    area: '054',
    people: 11,
    kitchen: 'köket',
    place: 'plan 4',
    room: 'Klarälven',
  },
] as const;
export type City = (typeof OFFICES)[number]['city'];
export type Office = (typeof OFFICES)[number];

/** What part of the company does consulting (with an area manager) and what part keeps the house. */
export const AREAS = [
  { name: 'Energi', share: 0.17 },
  { name: 'Samhälle', share: 0.22 },
  { name: 'Industri', share: 0.17 },
  { name: 'Handel och logistik', share: 0.15 },
  { name: 'Bank och försäkring', share: 0.14 },
  { name: 'Hälsa', share: 0.15 },
] as const;

type Profile = {
  share: number;
  titles: readonly string[];
  skills: readonly string[];
};

/** Consultants by what they do; shares add up to about 1. */
export const CONSULTING: Readonly<Partial<Record<Work, Profile>>> = {
  dev: {
    share: 0.33,
    titles: listIn(
      'Systemutvecklare, Senior systemutvecklare, Frontendutvecklare, Backendutvecklare, Fullstackutvecklare, Apputvecklare, Teknisk ledare',
    ),
    skills: listIn(
      'TypeScript, React, Java, Kotlin, C#, .NET, Go, Rust, Python, PostgreSQL, REST-API:er, GraphQL, Tillgänglighet, Mobilappar, Parprogrammering, Kodgranskning, Elixir, Spring, Webbprestanda, Kartor och GIS, Webbkomponenter, Domändriven design, Handledning',
    ),
  },
  data: {
    share: 0.12,
    titles: listIn('Dataingenjör, Dataanalytiker, Maskininlärningsingenjör, BI-utvecklare, Dataarkitekt, Statistiker'),
    skills: listIn(
      'Python, SQL, Datamodellering, Dataströmmar, Statistik, R, Maskininlärning, Datakvalitet, Visualisering, Prognoser, Tidsserier, Språkmodeller, Notebooks, Datakataloger, Anonymisering',
    ),
  },
  test: {
    share: 0.11,
    titles: listIn('Testare, Testledare, Testautomatiserare, Kvalitetsledare, Prestandatestare'),
    skills: listIn(
      'Testledning, Testautomatisering, Utforskande test, Prestandatest, Tillgänglighetstest, Acceptanstest, Testdata, Playwright, API-test, Riskanalys, Kravgranskning, Utbildning',
    ),
  },
  ux: {
    share: 0.1,
    titles: listIn('UX-designer, Tjänstedesigner, Interaktionsdesigner, Innehållsdesigner, Användarforskare, Gränssnittsdesigner'),
    skills: listIn(
      'Användarintervjuer, Prototyper, Tjänstedesign, Klarspråk, Designsystem, Användningstest, Informationsarkitektur, Tillgänglighet, Workshopledning, Kundresor, Grafisk ledning, Enkäter, Figma',
    ),
  },
  pm: {
    share: 0.11,
    titles: listIn('Projektledare, Leveransledare, Produktägare, Programledare, Uppdragsledare'),
    skills: listIn(
      'Projektledning, Upphandling, Riskhantering, Budget, Leveransplanering, Kundrelationer, Produktägarskap, Avtal, Workshopledning, Lärdomar, Estimering',
    ),
  },
  arch: {
    share: 0.07,
    titles: listIn('Lösningsarkitekt, Arkitekt, integration, Systemarkitekt, Verksamhetsarkitekt'),
    skills: listIn(
      'Arkitektur, Integration, Händelsestyrning, Java, API-design, Informationsmodellering, Molnarkitektur, Dokumentation, Säker design, Migrering',
    ),
  },
  ops: {
    share: 0.06,
    titles: listIn('Plattformsingenjör, Driftingenjör, Molningenjör, Databasadministratör'),
    skills: listIn(
      'Kubernetes, Linux, Terraform, Övervakning, PostgreSQL, Säkerhetskopiering, Nätverk, Incidentledning, CI/CD, Kapacitetsplanering, Ansible',
    ),
  },
  sec: {
    share: 0.03,
    titles: listIn('Säkerhetskonsult, Informationssäkerhetsspecialist, Säkerhetstestare'),
    skills: listIn(
      'Hotmodellering, Penetrationstest, Informationsklassning, NIS2, Dataskydd, Säker utveckling, Kryptering, Loggning, Kontinuitetsplanering',
    ),
  },
  coach: {
    share: 0.03,
    titles: listIn('Agil coach, Scrum master, Förändringsledare, Organisationskonsult'),
    skills: listIn(
      'Agil coachning, Facilitering, Grafisk ledning, Retrospektiv, Förändringsledning, Teamutveckling, Workshopledning, Coachande samtal',
    ),
  },
  analyst: {
    share: 0.04,
    titles: listIn('Verksamhetsanalytiker, Kravanalytiker, Affärsanalytiker'),
    skills: listIn(
      'Kravarbete, Processkartläggning, Nyttorealisering, Upphandling, Verksamhetsanalys, Effektkartor, Informationsmodellering, Intressentanalys',
    ),
  },
};

/** Those who keep the house, by unit: function, how many, titles, skills. */
export const HOUSE: readonly { unit: string; work: Work; people: number; titles: readonly string[]; skills: readonly string[] }[] = [
  {
    unit: 'HR',
    work: 'hr',
    people: 9,
    titles: listIn('HR-partner, Rekryterare, HR-specialist, Löneadministratör'),
    skills: listIn('Rekrytering, Arbetsrätt, Lön, Kompetensutveckling, Arbetsmiljö, Onboarding'),
  },
  {
    unit: 'Ekonomi',
    work: 'finance',
    people: 7,
    titles: listIn('Ekonom, Redovisningsekonom, Controller, Fakturahandläggare'),
    skills: listIn('Tidrapportering, Fakturering, Budget, Bokslut, Resor och utlägg'),
  },
  {
    unit: 'Sälj och marknad',
    work: 'sales',
    people: 13,
    titles: listIn('Kundansvarig, Säljare, Anbudsledare, Affärsutvecklare'),
    skills: listIn('Anbud, Upphandling, Kundrelationer, Förhandling, Ramavtal, Prissättning'),
  },
  {
    unit: 'Sälj och marknad',
    work: 'comms',
    people: 5,
    titles: listIn('Kommunikatör, Marknadsansvarig, Innehållsredaktör'),
    skills: listIn('Klarspråk, Event, Foto, Webbredaktion, Internkommunikation'),
  },
  {
    unit: 'Intern IT',
    work: 'it',
    people: 7,
    titles: listIn('IT-tekniker, Systemförvaltare, IT-samordnare'),
    skills: listIn('Enheter, Konton, Nätverk, Videomöten, Linux, Automatisering, Licenser'),
  },
  {
    unit: 'Kontor och service',
    work: 'office',
    people: 8,
    titles: listIn('Kontorsansvarig, Receptionist, Kontorssamordnare'),
    skills: listIn('Event, Lokaler, Inköp, Brandskydd, Resor'),
  },
];

export const LANGUAGES = [
  'arabiska',
  'bosniska',
  'danska',
  'finska',
  'franska',
  'kurdiska',
  'mandarin',
  'nordsamiska',
  'persiska',
  'polska',
  'somaliska',
  'spanska',
  'teckenspråk',
  'tigrinja',
  'turkiska',
  'tyska',
  'vietnamesiska',
] as const;
