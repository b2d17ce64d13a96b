import type { Document } from '../../model/kernel/document.ts';
import { COMPANY, type SpaceId } from '../../model/kernel/ids.ts';
import { DAY } from './clock.ts';
import { messageDocuments, storyDocuments, type Vote, type WrittenMessages, type WrittenStory } from './documents.ts';
import type { Group } from './groups.ts';
import type { Person } from './people.ts';
import type { Pictures } from './pictures.ts';
import type { Conversation } from './places.ts';
import type { Random } from './random.ts';
import type { Tour, TourChat, TourPost } from './tour.ts';

/** The tour as documents. */

type Parts = {
  people: readonly Person[];
  groups: readonly Group[];
  conversations: readonly Conversation[];
  visitor: Person;
  now: number;
  pictures?: Pictures;
};

export function* tourDocuments(tour: Tour, parts: Parts, random: Random): Generator<WrittenStory | WrittenMessages> {
  for (const post of tour.posts) yield postDocuments(post, tour.due, parts, random);
  for (const chat of tour.chats) yield chatDocuments(chat, parts, random);
}

function postDocuments({ place, story, shares, marks, files }: TourPost, due: number, parts: Parts, random: Random): WrittenStory {
  const { people, groups, visitor, now, pictures } = parts;
  const group = groups.find((candidate) => candidate.name === place);
  if (!group && place !== 'company') throw new Error(`no group is called ${place}`);
  const space: SpaceId = group?.space ?? COMPANY;
  const members = group?.members.map((member) => member.person) ?? people;
  const picture = story.image ? pictures?.take(story.image, space, story.by.id, story.at) : null;
  const carried = present([picture, ...files.map((name) => pictures?.named(name, space, story.by.id, story.at))]);
  const extra = {
    files: carried.map((file) => file.id),
    official: marks.has('official'),
    pinned: marks.has('pinned') ? { until: marks.has('official') ? due : null } : null,
    poll: story.poll && { options: story.poll.options, multiple: false, closesAt: now + 2 * DAY },
    votes: votesOf(shares, members, visitor, { from: story.at, to: now }, random),
  };
  if (marks.has('elin')) story.reactions[0] = { ...story.reactions[0]!, by: visitor };
  const written = storyDocuments(space, story, extra, random);
  return { ...written, rest: [...carried, ...written.rest] };
}

function chatDocuments({ name, messages }: TourChat, parts: Parts, random: Random): WrittenMessages {
  const { conversations, visitor, pictures } = parts;
  const isPartner = (place: Conversation) => place.people.includes(visitor) && place.people.some((person) => person.name === name);
  const place = conversations.find((candidate) => !candidate.group && (candidate.name ? candidate.name === name : isPartner(candidate)));
  if (!place) throw new Error(`no conversation is called ${name}`);
  const carried = present(
    messages.flatMap((message) => (message.files ?? []).map((file) => pictures?.named(file, place.space, message.by.id, message.at))),
  );
  const written = messageDocuments(place.space, messages, random, new Map(carried.map((file) => [file.body.name, file.id])));
  return { ...written, rest: [...carried, ...written.rest] };
}

const present = <T extends Document>(files: readonly (T | null | undefined)[]): T[] => files.filter((file) => !!file) as T[];

/** As many votes as each answer has, the visitor's for the first. */
function votesOf(
  shares: readonly number[],
  members: readonly Person[],
  visitor: Person,
  { from, to }: { from: number; to: number },
  random: Random,
): Vote[] {
  const voters = [visitor, ...random.shuffled(members.filter((person) => person !== visitor))];
  const options = shares.flatMap((share, option) => Array.from({ length: share }, () => option));
  return options.flatMap((option, index) => {
    const by = voters[index]?.id;
    return by ? [{ by, option, at: random.between(from, to) }] : [];
  });
}
