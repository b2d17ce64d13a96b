import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import type { MessageBody } from '../../model/chat/message.ts';
import type { CommentBody } from '../../model/feed/comment.ts';
import type { PostBody } from '../../model/feed/post.ts';
import { book } from '../../model/features.ts';
import type { Document } from '../../model/kernel/document.ts';
import { COMPANY, type PersonId, type SpaceId } from '../../model/kernel/ids.ts';
import type { MembershipBody, SpaceBody } from '../../model/kernel/space.ts';
import type { NotificationBody } from '../../model/notifications/notification.ts';
import type { MarkerBody } from '../../model/reading/marker.ts';
import { kindsOf } from '../sync/kinds.ts';
import { DAY, dayOf } from './clock.ts';
import { type Demo, nordanvik } from './nordanvik.ts';

/** A Tuesday in November, 10.42 in Göteborg. */
const NOW = Date.UTC(2026, 10, 24, 9, 42);

type Text = PostBody | CommentBody | MessageBody;
const isText = (document: Document): document is Document<Text> => ['post', 'comment', 'message'].includes(document.kind);

let demo: Demo;
let documents: Document[];
let byId: Map<string, Document>;
const of = <Body>(kind: string) => documents.filter((document) => document.kind === kind) as Document<Body>[];

beforeAll(() => {
  demo = nordanvik({ now: NOW });
  documents = [...demo.batches].flat();
  byId = new Map(documents.map((document) => [document.id, document]));
});

describe('the demo company', () => {
  test('is one of some 400 people, 123 groups and 60,000 documents', () => {
    expect(demo.people).toHaveLength(420);
    const listed = of<{ archived: boolean }>('listing').filter((listing) => !listing.body.archived);
    expect(listed).toHaveLength(123);
    expect(documents.length).toBeGreaterThan(57_000);
    expect(documents.length).toBeLessThan(66_000);
  });

  test('is the same every time it is made, and another with another seed', { timeout: 60_000 }, () => {
    const hash = (made: Iterable<Document[]>) => {
      const sum = createHash('sha256');
      for (const batch of made) sum.update(JSON.stringify(batch));
      return sum.digest('hex');
    };
    const first = hash(nordanvik({ now: NOW }).batches);
    expect(hash(nordanvik({ now: NOW }).batches)).toBe(first);
    expect(hash(nordanvik({ now: NOW, seed: 'another' }).batches)).not.toBe(first);
  });

  test('keeps every kind’s own schema', () => {
    const kindOf = kindsOf(book);
    const broken = documents.filter((document) => !kindOf(document.kind).body.safeParse(document.body).success);
    expect(broken.slice(0, 3)).toEqual([]);
  });

  test('comes in the order of time, ends now, and every id is there once', () => {
    const late = documents.filter((document, index) => index > 0 && document.changedAt < documents[index - 1]!.changedAt);
    expect(late).toEqual([]);
    expect(documents.at(-1)!.changedAt).toBeLessThanOrEqual(NOW);
    expect(byId.size).toBe(documents.length);
  });
});

describe('what is written', () => {
  test('is never the same twice when it is longer than a few words', () => {
    const long = documents
      .filter(isText)
      .map((document) => document.body.text)
      .filter((text) => text.length > 40);
    expect(long.length).toBeGreaterThan(4_000);
    expect(new Set(long).size / long.length).toBeGreaterThan(0.98);
  });

  test('has no blanks left to fill in', () => {
    const blank = documents
      .filter(isText)
      .filter(({ body }) =>
        /\[[\^@]?[a-zåäö_.0-9]+\](?!\()|[{}]|undefined|NaN/.test(
          body.text.replace(/```[\s\S]*?```/g, '').replace(/undefined kronor|- \[x\]/g, ''),
        ),
      );
    expect(blank.map(({ body }) => body.text)).toEqual([]);
  });

  test('belongs to something, and speaks of people who exist', () => {
    const people = new Set<string>(demo.people.map((person) => person.id));
    const astray: string[] = [];
    for (const { kind, parent, space, author } of documents) {
      const known =
        parent === null ||
        byId.has(parent) ||
        people.has(parent) ||
        parent === space ||
        (kind === 'notification' && byId.has(`space:${parent}`));
      if (!known || (author !== null && !people.has(author))) astray.push(`${kind} in ${space}`);
    }
    for (const { body } of documents.filter(isText)) {
      for (const { person, name } of body.mentions)
        if (!people.has(person) || !body.text.includes(`@${name}`)) astray.push(`mention of ${name}`);
      if ('replyTo' in body && body.replyTo && !byId.has(body.replyTo)) astray.push('an answer to nothing');
    }
    for (const { body } of of<NotificationBody>('notification')) if (!byId.has(body.target)) astray.push(`notification of ${body.target}`);
    expect(astray).toEqual([]);
  });

  test('is written where its author could write', () => {
    const since = new Map<string, number>();
    for (const { space, body } of of<MembershipBody>('membership')) since.set(`${space} ${body.person}`, body.since);
    const outside = documents
      .filter(isText)
      .filter(({ space, author, createdAt }) => (since.get(`${space} ${author}`) ?? Number.POSITIVE_INFINITY) > createdAt);
    expect(outside.map(({ kind, space, createdAt }) => [kind, space, new Date(createdAt)]).slice(0, 5)).toEqual([]);
  });

  test('is the company’s word only from those who speak for it', () => {
    const leaders = of<MembershipBody>('membership').filter(
      ({ space, body }) => space === COMPANY && ['owner', 'moderator'].includes(body.role),
    );
    const may = new Set<string | null>(leaders.map(({ body }) => body.person));
    const official = of<PostBody>('post').filter((post) => post.body.official);
    expect(official.length).toBeGreaterThan(10);
    expect(official.filter((post) => !may.has(post.author))).toEqual([]);
  });

  test('stops in a group before it is archived', () => {
    const archived = new Map(
      of<SpaceBody>('space')
        .filter(({ body }) => body.archived)
        .map(({ space, changedAt }) => [space, changedAt]),
    );
    expect(archived.size).toBeGreaterThan(0);
    expect(documents.filter(isText).filter(({ space, createdAt }) => createdAt > (archived.get(space) ?? NOW))).toEqual([]);
  });

  test('follows the working day and the Swedish year', () => {
    const days = of('post').map((post) => dayOf(post.createdAt));
    const share = (wanted: (day: ReturnType<typeof dayOf>) => boolean) => days.filter(wanted).length / days.length;
    expect(share((day) => day.weekday >= 6)).toBeLessThan(0.03);
    expect(share((day) => day.month === 7)).toBeLessThan(0.045);
    expect(share((day) => day.month === 10)).toBeGreaterThan(0.08);
    expect(share((day) => day.month === 6 && day.day === 19)).toBeLessThan(0.001);
  });
});

describe('the visitor', () => {
  const upTo = (id: string) => (byId.get(`read:${demo.visitor.id}:${id}`)?.body as MarkerBody | undefined)?.upTo ?? 0;
  const mine = () =>
    new Set<SpaceId>(
      of<MembershipBody>('membership')
        .filter(({ body }) => body.person === demo.visitor.id)
        .map(({ space }) => space),
    );
  const theirs = (document: Document) => document.author !== demo.visitor.id;

  test('finds eight new posts', () => {
    const spaces = mine();
    const fresh = of('post').filter((post) => spaces.has(post.space) && theirs(post) && post.sort > upTo(`feed:${COMPANY}`));
    expect(fresh).toHaveLength(8);
  });

  test('finds five, two and four new posts in three of her groups, and has read the others', () => {
    const counts = demo.groups.flatMap(({ name, space, members }) => {
      if (!members.some((member) => member.person === demo.visitor)) return [];
      const fresh = of('post').filter((post) => post.space === space && theirs(post) && post.sort > upTo(`feed:${space}`)).length;
      return fresh ? [[name, fresh]] : [];
    });
    expect(Object.fromEntries(counts)).toEqual({ 'Vättra – leverans': 5, Dataplattform: 2, Göteborgskontoret: 4 });
  });

  test('has three messages waiting, two from Amira and one from Oskar', () => {
    const spaces = [...mine()].filter((space) => /^(direct|conversation):/.test(space));
    const waiting = of<MessageBody>('message').filter(
      (message) => spaces.includes(message.space) && theirs(message) && message.body.thread === null && message.sort > upTo(message.space),
    );
    const from = (id: PersonId | null) => demo.people.find((person) => person.id === id)?.given;
    expect(waiting.map((message) => from(message.author)).sort()).toEqual(['Amira', 'Amira', 'Oskar']);
  });

  test('sees first what the product’s pictures show', () => {
    const spaces = mine();
    const newest = of<PostBody>('post')
      .filter((post) => spaces.has(post.space))
      .sort((a, b) => b.sort - a.sort);
    const [amira, karin, petra, henrik] = newest;
    expect(amira!.body.text).toContain('41,6 miljoner mätvärden på 38 minuter');
    expect(karin!.body.poll?.options).toEqual(['Torsdag 10 december', 'Fredag 11 december', 'Tisdag 15 december']);
    expect(of('vote').filter((vote) => vote.parent === karin!.id)).toHaveLength(94);
    expect(petra!.body).toMatchObject({ title: 'Nytt resereglemente från 1 december', official: true });
    expect(henrik!.body.title).toBe('Fem möten vi slutade ha, och vad som hände sen');
    const pressed = of<{ emoji: string }>('reaction').filter((reaction) => reaction.parent === amira!.id);
    expect(Object.fromEntries([...Map.groupBy(pressed, ({ body }) => body.emoji)].map(([emoji, list]) => [emoji, list.length]))).toEqual({
      '🎉': 23,
      '☕': 11,
      '💚': 6,
    });
  });

  test.each([
    ['a Sunday in July', Date.UTC(2027, 6, 11, 20, 15)],
    ['the night after New Year’s Eve', Date.UTC(2027, 0, 1, 0, 20)],
    ['the morning of a leap day', Date.UTC(2028, 1, 29, 6, 0)],
  ])('is met by the same company on %s', (_, now) => {
    const other = nordanvik({ now });
    const made = [...other.batches].flat();
    expect(made.length).toBeGreaterThan(55_000);
    expect(made.at(-1)!.changedAt).toBeLessThanOrEqual(now);
    expect(made.some((document) => document.kind === 'message' && document.createdAt > now - DAY)).toBe(true);
  });
});
