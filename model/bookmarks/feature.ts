import { defineFeature } from '../kernel/feature.ts';
import { bookmarkKind, bookmarkSet } from './bookmark.ts';

export const bookmarksFeature = defineFeature({ name: 'bookmarks', kinds: [bookmarkKind], commands: [bookmarkSet] });
