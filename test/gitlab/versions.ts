export type Version = '15.5' | '17.4' | '17.5' | '18.0' | '19.5';

/** What a release of GitLab can do, as far as mirrors are concerned. */
export interface Capabilities {
  mirrorGet: boolean;
  mirrorGetShowsSettings: boolean;
  mirrorPut: boolean;
  /** How a server answers a method that its release does not have yet: both have been seen. */
  absentMethod: 404 | 405;
  branchRegex: boolean;
  exclusiveFilters: boolean;
  forcedPost: boolean;
  notMirrored: string;
}

const OLDEST: Capabilities = {
  mirrorGet: false,
  mirrorGetShowsSettings: false,
  mirrorPut: false,
  absentMethod: 404,
  branchRegex: false,
  exclusiveFilters: false,
  forcedPost: false,
  notMirrored: 'The project is not mirrored',
};
const V17_4: Capabilities = { ...OLDEST, mirrorGet: true, branchRegex: true };
const V17_5: Capabilities = { ...V17_4, mirrorGetShowsSettings: true, absentMethod: 405 };
const V18_0: Capabilities = { ...V17_5, mirrorPut: true };
const V19_5: Capabilities = {
  ...V18_0,
  exclusiveFilters: true,
  forcedPost: true,
  notMirrored: '400 Bad request - The project is not mirrored',
};

export const CAPABILITIES: Record<Version, Capabilities> = {
  '15.5': OLDEST,
  '17.4': V17_4,
  '17.5': V17_5,
  '18.0': V18_0,
  '19.5': V19_5,
};
