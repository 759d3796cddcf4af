/** The types of access tokens that GitLab accepts: the values of the input `token-type`. */

interface TokenTypeFacts {
  /** The header that authenticates a request to the API. */
  header(token: string): Record<string, string>;
  /** Part of the description of the input. */
  meaning: string;
}

export const tokenTypes = {
  'private-token': {
    header: (token) => ({ 'private-token': token }),
    meaning: 'personal, group or project access token',
  },
  bearer: { header: (token) => ({ authorization: `Bearer ${token}` }), meaning: 'OAuth token' },
} satisfies Record<string, TokenTypeFacts>;

export type TokenType = keyof typeof tokenTypes;

export const tokenTypeNames = Object.keys(tokenTypes) as TokenType[];
