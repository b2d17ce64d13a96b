import { expect, test } from 'vitest';
import type { Document } from '../../../model/kernel/document.ts';
import { type DocumentId, groupSpace, type PersonId, type SpaceId } from '../../../model/kernel/ids.ts';
import type { MembershipBody } from '../../../model/kernel/space.ts';
import { type MarkerBody, markerDocument, type Reading } from '../../../model/reading/marker.ts';
import { groupNews } from './group-news.ts';
import { myGroups } from './useMyGroups.ts';

const me = 'elin' as PersonId;
const oskar = 'oskar' as PersonId;
const vattra = groupSpace('vattra');
const data = groupSpace('data');

let made = 0;
const document = <Body>(space: SpaceId, body: Body, over: Partial<Document> = {}): Document<Body> => ({
  id: `d${made++}` as DocumentId,
  space,
  kind: 'x',
  seq: 1,
  parent: null,
  author: oskar,
  sort: 0,
  createdAt: 0,
  changedAt: 0,
  deleted: false,
  ...over,
  body,
});
const membership = (space: SpaceId, over: Partial<MembershipBody> = {}) =>
  document<MembershipBody>(space, { person: me, role: 'member', name: 'Elin', since: 100, until: null, ...over });
const marker = (reading: Reading, upTo: number) => document<MarkerBody>(reading.space, { upTo }, { id: markerDocument(me, reading) });
const post = (space: SpaceId, sort: number, author = oskar) => document(space, {}, { sort, author });
const message = (space: SpaceId, sort: number, thread: string | null = null) => document(space, { thread } as never, { sort });

const news = (known: Partial<Parameters<typeof groupNews>[0]>) =>
  groupNews({ me, memberships: [], markers: [], posts: [], messages: [], ...known });

test('posts and messages are counted from where one has read, each by its own marker', () => {
  const counted = news({
    memberships: [membership(vattra), membership(data)],
    markers: [marker({ what: 'feed', space: vattra }, 200), marker({ what: 'chat', space: vattra }, 300)],
    posts: [post(vattra, 201), post(vattra, 200), post(vattra, 250, me)],
    messages: [message(vattra, 301), message(vattra, 302), message(vattra, 299), message(vattra, 400, 'a-thread')],
  });
  expect(counted.get(vattra)).toEqual({ posts: 1, messages: 2 });
  expect(counted.get(data)).toBeUndefined();
});

test('what was there when one came in is not new', () => {
  const counted = news({ memberships: [membership(data, { since: 500 })], posts: [post(data, 499), post(data, 501)] });
  expect(counted.get(data)).toEqual({ posts: 1, messages: 0 });
});

test('what is written where one does not belong is nobody’s news', () => {
  expect(news({ posts: [post(vattra, 900)] }).size).toBe(0);
});

test('groups that one visits, or stands at the door of, and archived ones are not one’s own', () => {
  const space = (id: SpaceId, name: string, archived = false) => document(id, { type: 'group', name, archived } as never);
  const spaces = [space(vattra, 'Ö-gruppen'), space(data, 'Ängen'), space(groupSpace('c'), 'C', true), space(groupSpace('d'), 'D')];
  const memberships = [
    membership(vattra),
    membership(data, { role: 'guest' }),
    membership(groupSpace('c')),
    membership(groupSpace('d'), { role: 'visitor' }),
  ];
  expect(myGroups(spaces, memberships).map(({ body }) => body.name)).toEqual(['Ängen', 'Ö-gruppen']);
});
