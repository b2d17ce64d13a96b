import { defineFeature, PINNED_SECTION } from '../feature.ts';
import { usePinnedConversations } from './usePinnedConversations.ts';
import { useChatCount } from './useChatCount.ts';

export const chatFeature = defineFeature({
  name: 'chat',
  routes: [
    { path: '/chat', load: () => import('./ChatScreen.tsx') },
    { path: '/chat/new', load: () => import('./ChatScreen.tsx') },
    { path: '/chat/$space', load: () => import('./ChatScreen.tsx') },
    { path: '/chat/$space/thread/$root', load: () => import('./ChatScreen.tsx') },
  ],
  navigation: [{ id: 'chat', label: 'chat:title', icon: 'chat', to: '/chat', order: 20, phone: 20, useCount: useChatCount }],
  sidebar: [{ ...PINNED_SECTION, useEntries: usePinnedConversations }],
  compose: [{ id: 'chat', label: 'chat:new.title', icon: 'chat', order: 20, run: (go) => go('/chat/new') }],
  commands: {
    'read.mark': null,
    'message.send': { icon: 'chat', label: 'chat:outbox.message' },
    'message.edit': { icon: 'edit', label: 'chat:outbox.edit' },
    'message.remove': { icon: 'trash', label: 'chat:outbox.remove' },
    'conversation.open': { icon: 'chat', label: 'chat:outbox.open' },
    'conversation.rename': { icon: 'edit', label: 'chat:outbox.rename' },
    'conversation.add': { icon: 'people', label: 'chat:outbox.add' },
    'conversation.leave': { icon: 'external', label: 'chat:outbox.leave' },
    'pin.set': { icon: 'pin', label: 'chat:outbox.pin' },
    'mute.set': { icon: 'bell', label: 'chat:outbox.mute' },
  },
});
