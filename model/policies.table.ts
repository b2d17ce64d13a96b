/**
 * Who may do what where. Written by hand from the sentences in the policies, and compared with them by `policies.test.ts`
 * for every command, every role, every kind of space, one's own things and other people's. What no line allows is refused.
 *
 * A line reads: whose thing (`any`, `own`, `others'`) | who | in which spaces.
 *
 * Who: owner, moderator, member, guest (from outside the company), visitor, invited, asked (waits to be let in), outsider
 * (in the company, not in the space), stranger (a guest of the company, not of the space), admin (an administrator of the
 * company, not in the space), removed (was a member; of the company: no longer employed). In the company space an administrator
 * is its owner. `everyone` is all of them, `employed` all but guests and strangers.
 *
 * Spaces: company; groups that are open, closed, secret, archived (open, and put away) or confidential; conversation (of
 * several), direct (of two); own (one's personal space), another's; and ids that nothing has yet: new-group, new-conversation,
 * new-direct.
 *
 * What is so already is allowed and changes nothing: inviting or letting in someone who is in, oneself included.
 */
export const TABLE = `
person.edit
  own      | owner moderator member                                | company
  others'  | owner                                                 | company

status.set
  any      | owner moderator member                                | company

group.create
  any      | employed                                              | new-group

group.edit
  any      | owner moderator                                       | open closed secret confidential

group.archive
  any      | owner                                                 | open closed secret archived confidential

group.restore
  any      | owner                                                 | open closed secret archived confidential

classification.set
  any      | owner moderator                                       | open closed secret archived confidential

membership.join
  any      | visitor invited asked outsider admin removed          | open

membership.ask
  any      | visitor invited asked outsider admin removed          | closed confidential

membership.visit
  any      | visitor invited asked outsider admin removed          | open archived

membership.accept
  any      | invited                                               | open closed secret confidential

membership.decline
  any      | invited                                               | open closed secret archived confidential

membership.leave
  any      | moderator member guest visitor asked                  | open closed secret archived confidential

membership.invite
  any      | owner moderator                                       | open closed secret confidential
  any      | member                                                | open

membership.approve
  any      | owner moderator                                       | open closed secret confidential

membership.remove
  others'  | owner moderator                                       | open closed secret archived confidential

membership.role
  others'  | owner                                                 | company open closed secret archived confidential

conversation.open
  any      | employed                                              | new-conversation new-direct
  any      | member                                                | direct

conversation.rename
  any      | member guest                                          | conversation

conversation.add
  any      | member                                                | conversation

conversation.leave
  any      | member guest                                          | conversation

post.create
  any      | owner moderator member                                | company open closed secret confidential
  any      | guest                                                 | open closed secret

post.edit
  own      | owner moderator member                                | company open closed secret confidential
  own      | guest                                                 | open closed secret

post.remove
  own      | owner moderator member                                | company open closed secret confidential
  own      | guest                                                 | open closed secret
  others'  | owner moderator                                       | company open closed secret confidential

post.pin
  any      | owner moderator                                       | company open closed secret confidential

post.lock
  any      | owner moderator                                       | company open closed secret confidential

poll.vote
  any      | owner moderator member                                | company open closed secret confidential
  any      | guest                                                 | open closed secret
  any      | visitor                                               | open

comment.create
  any      | owner moderator member                                | company open closed secret confidential
  any      | guest                                                 | open closed secret
  any      | visitor                                               | open

comment.edit
  own      | owner moderator member                                | company open closed secret confidential
  own      | guest                                                 | open closed secret
  own      | visitor                                               | open

comment.remove
  own      | owner moderator member                                | company open closed secret confidential
  own      | guest                                                 | open closed secret
  own      | visitor                                               | open
  others'  | owner moderator                                       | company open closed secret confidential

message.send
  any      | owner moderator member                                | open closed secret confidential conversation direct
  any      | guest                                                 | open closed secret conversation direct

message.edit
  own      | owner moderator member                                | open closed secret confidential conversation direct
  own      | guest                                                 | open closed secret conversation direct

message.remove
  own      | owner moderator member                                | open closed secret confidential conversation direct
  own      | guest                                                 | open closed secret conversation direct
  others'  | owner moderator                                       | open closed secret confidential

file.add
  any      | owner moderator member                                | company open closed secret confidential conversation direct
  any      | guest                                                 | open closed secret conversation direct
  any      | visitor                                               | open

file.remove
  own      | owner moderator member                                | company open closed secret confidential conversation direct
  own      | guest                                                 | open closed secret conversation direct
  own      | visitor                                               | open
  others'  | owner moderator                                       | company open closed secret confidential

reaction.set
  any      | owner moderator member                                | company open closed secret confidential conversation direct
  any      | guest                                                 | open closed secret conversation direct
  any      | visitor                                               | open

bookmark.set
  any      | everyone                                              | own

read.mark chat
  any      | owner moderator member                                | open closed secret archived confidential conversation direct
  any      | guest                                                 | open closed secret archived conversation direct
  any      | visitor                                               | open archived

read.mark thread
  any      | owner moderator member                                | open closed secret archived confidential conversation direct
  any      | guest                                                 | open closed secret archived conversation direct
  any      | visitor                                               | open archived

read.mark feed
  any      | everyone                                              | own

notification.seen
  any      | everyone                                              | own

notification.seenAll
  any      | everyone                                              | own

settings.set
  any      | everyone                                              | own

pin.set
  any      | everyone                                              | own

mute.set
  any      | everyone                                              | own
`;
