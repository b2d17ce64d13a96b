import { defineFeature } from '../kernel/feature.ts';
import { membershipKind, spaceKind } from '../kernel/space.ts';
import { conversationAdd, conversationLeave, conversationOpen, conversationRename } from './conversation.ts';
import { classificationSet, groupArchive, groupCreate, groupEdit, groupRestore } from './group.ts';
import { doorKind, listingKind } from './listing.ts';
import { membershipApprove, membershipInvite, membershipRemove, membershipRole } from './members.ts';
import { membershipAccept, membershipAsk, membershipDecline, membershipJoin, membershipLeave, membershipVisit } from './membership.ts';

export const spacesFeature = defineFeature({
  name: 'spaces',
  kinds: [spaceKind, membershipKind, listingKind, doorKind],
  commands: [
    groupCreate,
    groupEdit,
    groupArchive,
    groupRestore,
    classificationSet,
    membershipJoin,
    membershipAsk,
    membershipVisit,
    membershipAccept,
    membershipDecline,
    membershipLeave,
    membershipInvite,
    membershipApprove,
    membershipRemove,
    membershipRole,
    conversationOpen,
    conversationRename,
    conversationAdd,
    conversationLeave,
  ],
});
