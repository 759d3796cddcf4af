/** Recognizes access tokens, and user names that are secrets. Pure. */

/**
 * The prefixes of access tokens, which hosts accept as a user name or a password. Tokens of other hosts (Azure DevOps, Gitea,
 * Forgejo) have no prefix, but at least `minTokenLength` characters.
 */
const tokenPrefixes = [
  // GitHub: personal, fine-grained, OAuth, app for a user, app installation, refresh.
  ...['ghp_', 'github_pat_', 'gho_', 'ghu_', 'ghs_', 'ghr_'],
  // GitLab: personal, deploy, CI job, OAuth secret, runner (two kinds), runner registration, trigger, feed, incoming mail, agent,
  // SCIM, feature flags, workspace.
  ...['glpat-', 'gldt-', 'glcbt-', 'gloas-', 'glrt-', 'glrtr-', 'GR1348941', 'glptt-', 'glft-', 'glimt-'],
  ...['glagent-', 'glsoat-', 'glffct-', 'glwt-'],
  // Bitbucket: app password, API token, token of a repository, project or workspace.
  ...['ATBB', 'ATATT', 'ATCTT'],
  // Hugging Face.
  'hf_',
];

const minTokenLength = 20;

/** Placeholder passwords: the user name is then the token. `x-token-auth` is also a user name, with the token as the password. */
export const placeholderPasswords = ['x-oauth-basic', 'x-token-auth'];

/** Whether a text looks like an access token: by its prefix, or by its length. */
export function looksLikeToken(text: string): boolean {
  return text.length >= minTokenLength || tokenPrefixes.some((prefix) => text.startsWith(prefix));
}

/**
 * Whether the user name for an upstream is a secret: always if it looks like a token. Many hosts also accept a token as the user name,
 * without a password or with a placeholder. So any other user name is then a secret as well, except over ssh, and except `git`, which
 * nearly all hosts use.
 * @param password empty if there is none
 * @param url the upstream; empty if it is not known
 */
export function isSecretUser(user: string, password: string, url: string): boolean {
  if (looksLikeToken(user)) return true;
  if (user === 'git' || /^ssh:/i.test(url)) return false;
  return password === '' || placeholderPasswords.includes(password.toLowerCase());
}
