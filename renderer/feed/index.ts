import { defineFeature } from '../feature.ts';
import { useFeedCount } from './useFeedCount.ts';

const text = (raw: Record<string, unknown>, name: string) => (typeof raw[name] === 'string' ? { [name]: raw[name] } : {});

export const feedFeature = defineFeature({
  name: 'feed',
  routes: [
    { path: '/feed', load: () => import('./FeedScreen.tsx') },
    { path: '/feed/company', load: () => import('./CompanyScreen.tsx') },
    { path: '/feed/news', load: () => import('./NewsScreen.tsx') },
    { path: '/feed/saved', load: () => import('./SavedScreen.tsx') },
    { path: '/feed/new', load: () => import('./NewPostScreen.tsx'), search: (raw) => ({ ...text(raw, 'share'), ...text(raw, 'space') }) },
    { path: '/feed/group/$space', load: () => import('./GroupScreen.tsx') },
    { path: '/feed/tag/$tag', load: () => import('./TagScreen.tsx') },
    { path: '/feed/post/$post', load: () => import('./PostScreen.tsx') },
  ],
  navigation: [
    { id: 'feed', label: 'feed:title', icon: 'feed', to: '/feed', not: ['/feed/group'], order: 10, phone: 10, useCount: useFeedCount },
  ],
  compose: [{ id: 'post', label: 'feed:new.label', icon: 'feed', order: 10, run: (go) => go('/feed/new') }],
  commands: {
    'post.create': { icon: 'feed', label: 'feed:outbox.post' },
    'post.edit': { icon: 'edit', label: 'feed:outbox.edit' },
    'post.remove': { icon: 'trash', label: 'feed:outbox.remove' },
    'post.pin': { icon: 'pin', label: 'feed:outbox.pin' },
    'post.lock': { icon: 'lock', label: 'feed:outbox.lock' },
    'poll.vote': { icon: 'poll', label: 'feed:outbox.vote' },
    'comment.create': { icon: 'chat', label: 'feed:outbox.comment' },
    'comment.edit': { icon: 'edit', label: 'feed:outbox.commentEdit' },
    'comment.remove': { icon: 'trash', label: 'feed:outbox.commentRemove' },
    'reaction.set': { icon: 'smile', label: 'feed:outbox.reaction' },
    'bookmark.set': { icon: 'bookmark', label: 'feed:outbox.bookmark' },
    'read.mark': null,
    'file.add': { icon: 'attach', label: 'feed:outbox.file' },
  },
});
