import { defineFeature } from '../kernel/feature.ts';
import { commentCreate, commentEdit, commentKind, commentRemove } from './comment.ts';
import { pollVote, voteKind } from './poll.ts';
import { postKind } from './post.ts';
import { postCreate, postEdit, postLock, postPin, postRemove } from './posting.ts';

export const feedFeature = defineFeature({
  name: 'feed',
  kinds: [postKind, voteKind, commentKind],
  commands: [postCreate, postEdit, postRemove, postPin, postLock, pollVote, commentCreate, commentEdit, commentRemove],
});
