/** The types of access tokens that GitLab accepts: the values of the input `token-type`. */

interface TokenTypeFacts {
  /** The header that authenticates a request to the API. */
  header(token: string): Record<string, string>;
  /** The user name that git sends with the token as the password. */
  gitUser: string;
}

export const tokenTypes = {
  'private-token': { header: (token) => ({ 'private-token': token }), gitUser: 'oauth2' },
  bearer: { header: (token) => ({ authorization: `Bearer ${token}` }), gitUser: 'oauth2' },
} satisfies Record<string, TokenTypeFacts>;

export type TokenType = keyof typeof tokenTypes;
