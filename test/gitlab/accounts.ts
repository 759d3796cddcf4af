import { randomBytes } from 'node:crypto';

export type Role = 'guest' | 'reporter' | 'developer' | 'maintainer' | 'owner';
export type Visibility = 'private' | 'internal' | 'public';

export interface User {
  id: number;
  username: string;
}

export interface Token {
  id: number;
  user: User;
  value: string;
  kind: 'private' | 'oauth';
  scopes: string[];
  expiresAt: number | null;
  revoked: boolean;
}

export interface TokenOptions {
  scopes?: string[];
  expiresAt?: Date | number | string;
  revoked?: boolean;
  kind?: 'private' | 'oauth';
}

export interface Namespace {
  id: number;
  path: string;
  kind: 'group' | 'user';
  members: Map<number, Role>;
  archived: boolean;
}

export const ACCESS_LEVEL: Record<Role, number> = {
  guest: 10,
  reporter: 20,
  developer: 30,
  maintainer: 40,
  owner: 50,
};

/** Users, their tokens, and the namespaces that they may work in. */
export class Accounts {
  readonly #tokens = new Map<string, Token>();
  readonly #namespaces = new Map<string, Namespace>();
  #lastId = 0;

  addUser(username: string): User {
    const user = { id: ++this.#lastId, username };
    this.addNamespace(username, [[user, 'owner']], 'user');
    return user;
  }

  addToken(
    user: User,
    { scopes = ['api'], expiresAt, revoked = false, kind = 'private' }: TokenOptions = {},
  ): string {
    // base64url has a dash and an underscore, as tokens do.
    const value =
      kind === 'private' ? `glpat-${randomBytes(15).toString('base64url')}` : randomBytes(32).toString('hex');
    const expires = expiresAt === undefined ? null : new Date(expiresAt).getTime();
    this.#tokens.set(value, { id: ++this.#lastId, user, value, kind, scopes, expiresAt: expires, revoked });
    return value;
  }

  findToken(value: string): Token | undefined {
    return this.#tokens.get(value);
  }

  /** Adds a namespace, and the ones above it that are missing; members are added to those that it has. */
  addNamespace(path: string, members: [User, Role][] = [], kind: Namespace['kind'] = 'group'): Namespace {
    const parent = path.slice(0, Math.max(0, path.lastIndexOf('/')));
    if (parent) this.addNamespace(parent);
    const namespace = this.#namespaces.get(path) ?? {
      id: ++this.#lastId + 1_000,
      path,
      kind,
      members: new Map(),
      archived: false,
    };
    for (const [user, role] of members) namespace.members.set(user.id, role);
    this.#namespaces.set(path, namespace);
    return namespace;
  }

  findNamespace(key: string): Namespace | undefined {
    return this.#namespaces.get(key) ?? [...this.#namespaces.values()].find(({ id }) => String(id) === key);
  }

  /** Whether a namespace, or one above it, is archived. */
  isArchived(path: string): boolean {
    const parent = path.slice(0, Math.max(0, path.lastIndexOf('/')));
    return this.#namespaces.get(path)?.archived === true || (parent !== '' && this.isArchived(parent));
  }

  /** A user's access level in a namespace, inherited from the namespaces above. */
  namespaceLevel(path: string, user: User): number {
    const role = this.#namespaces.get(path)?.members.get(user.id);
    const parent = path.slice(0, Math.max(0, path.lastIndexOf('/')));
    return Math.max(role ? ACCESS_LEVEL[role] : 0, parent ? this.namespaceLevel(parent, user) : 0);
  }
}
