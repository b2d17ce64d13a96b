/** What can be told of a form before the server is asked. */

export const SHORTEST_PASSWORD = 12;

export const isEmail = (text: string): boolean => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text.trim());

/** The token of a one-time link, or of the token alone, as a person may paste it; `null` when there is none in it. */
export function claimToken(text: string): string | null {
  const token = text.trim().split(/[#=/]/).at(-1) ?? '';
  return /^[\w-]{16,}$/.test(token) ? token : null;
}

export type ClaimForm = { link: string; company: string; name: string; email: string; password: string; again: string };
export type ClaimProblem = 'token' | 'company' | 'name' | 'email' | 'newPassword' | 'again';

/** The problems of each field, in the order they stand. */
export function claimProblems(form: ClaimForm): Map<keyof ClaimForm, ClaimProblem> {
  const problems = new Map<keyof ClaimForm, ClaimProblem>();
  if (!claimToken(form.link)) problems.set('link', 'token');
  if (form.company.trim() === '') problems.set('company', 'company');
  if (form.name.trim() === '') problems.set('name', 'name');
  if (!isEmail(form.email)) problems.set('email', 'email');
  const [field, problem] = passwordProblem(form) ?? [];
  if (field && problem) problems.set(field, problem);
  return problems;
}

/** The second password is looked at only when the first will do. */
export function passwordProblem(form: { password: string; again: string }): ['password', 'newPassword'] | ['again', 'again'] | null {
  if ([...form.password].length < SHORTEST_PASSWORD) return ['password', 'newPassword'];
  return form.password === form.again ? null : ['again', 'again'];
}
