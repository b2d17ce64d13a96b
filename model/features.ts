import { bookmarksFeature } from './bookmarks/feature.ts';
import { chatFeature } from './chat/feature.ts';
import { feedFeature } from './feed/feature.ts';
import { filesFeature } from './files/feature.ts';
import { type Feature, ruleBook } from './kernel/feature.ts';
import { notificationsFeature } from './notifications/feature.ts';
import { peopleFeature } from './people/feature.ts';
import { reactionsFeature } from './reactions/feature.ts';
import { readingFeature } from './reading/feature.ts';
import { settingsFeature } from './settings/feature.ts';
import { spacesFeature } from './spaces/feature.ts';

/** One line per feature; everything else is derived from it. */
export const features: readonly Feature[] = [
  peopleFeature,
  spacesFeature,
  feedFeature,
  chatFeature,
  filesFeature,
  reactionsFeature,
  bookmarksFeature,
  readingFeature,
  notificationsFeature,
  settingsFeature,
];

export const book = ruleBook(features);
