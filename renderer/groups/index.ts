import { defineFeature } from '../feature.ts';
import { GroupAside } from './GroupAside.tsx';
import { groupsProvider } from './groups-provider.ts';
import { useAllGroupsLine, useGroupEntries } from './useGroupEntries.ts';

const flags =
  (...names: string[]) =>
  (raw: Record<string, unknown>) =>
    Object.fromEntries(names.filter((name) => raw[name] === true).map((name) => [name, true]));

export const groupsFeature = defineFeature({
  name: 'groups',
  routes: [
    { path: '/groups', load: () => import('./DiscoverScreen.tsx') },
    { path: '/groups/new', load: () => import('./DiscoverScreen.tsx') },
    { path: '/groups/$space', load: () => import('./GroupScreen.tsx') },
    { path: '/groups/$space/members', load: () => import('./MembersScreen.tsx'), search: flags('invite') },
    { path: '/groups/$space/about', load: () => import('./AboutScreen.tsx'), search: flags('leave') },
  ],
  navigation: [{ id: 'groups', label: 'groups:title', icon: 'groups', to: '/groups', also: ['/feed/group'], order: 30, phone: 30 }],
  sidebar: [
    {
      id: 'groups',
      title: 'groups:mine',
      order: 100,
      useEntries: useGroupEntries,
      add: { label: 'groups:new.title', to: '/groups/new' },
      useMore: useAllGroupsLine,
    },
  ],
  compose: [{ id: 'group', label: 'groups:new.title', icon: 'groups', order: 60, run: (go) => go('/groups/new') }],
  slots: { 'group.aside': [GroupAside] },
  switcher: [groupsProvider],
  commands: {
    'group.create': { icon: 'groups', label: 'groups:outbox.create' },
    'group.edit': { icon: 'edit', label: 'groups:outbox.edit' },
    'group.archive': { icon: 'groups', label: 'groups:outbox.archive' },
    'group.restore': { icon: 'groups', label: 'groups:outbox.restore' },
    'classification.set': { icon: 'shield', label: 'groups:outbox.classification' },
    'membership.join': { icon: 'groups', label: 'groups:outbox.join' },
    'membership.ask': { icon: 'groups', label: 'groups:outbox.ask' },
    'membership.visit': { icon: 'eye', label: 'groups:outbox.visit' },
    'membership.accept': { icon: 'groups', label: 'groups:outbox.accept' },
    'membership.decline': { icon: 'groups', label: 'groups:outbox.decline' },
    'membership.leave': { icon: 'arrow-right', label: 'groups:outbox.leave' },
    'membership.invite': { icon: 'person-add', label: 'groups:outbox.invite' },
    'membership.approve': { icon: 'person-add', label: 'groups:outbox.approve' },
    'membership.remove': { icon: 'people', label: 'groups:outbox.remove' },
    'membership.role': { icon: 'people', label: 'groups:outbox.role' },
  },
});
