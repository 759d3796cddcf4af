export type Version = '15.5' | '17.4' | '17.5' | '18.0' | '19.5';

/** What a release of GitLab supports, as far as it concerns mirrors. 15.5 is here because the step must say that it is too old. */
export interface Capabilities {
  mirrorGet: boolean;
  mirrorGetShowsSettings: boolean;
  mirrorPut: boolean;
  /** How a server responds to a method that its release does not support yet: both occur. */
  absentMethod: 404 | 405;
  branchRegex: boolean;
  exclusiveFilters: boolean;
  forcedPost: boolean;
  /** The attribute that a wrong URL is reported for. */
  urlAttribute: 'import_url' | 'unsafe_import_url';
  /** A canceled mirror that is due is scheduled again; before, only an administrator could help. */
  recoversCanceled: boolean;
  /** More than 100 new branches are created in batches. */
  createsInBatches: boolean;
  /** Lists of a group's projects support keyset pagination. */
  groupKeyset: boolean;
}

const OLDEST: Capabilities = {
  mirrorGet: false,
  mirrorGetShowsSettings: false,
  mirrorPut: false,
  absentMethod: 404,
  branchRegex: false,
  exclusiveFilters: false,
  forcedPost: false,
  urlAttribute: 'import_url',
  recoversCanceled: false,
  createsInBatches: false,
  groupKeyset: false,
};
const V17_4: Capabilities = { ...OLDEST, mirrorGet: true, branchRegex: true };
const V17_5: Capabilities = { ...V17_4, mirrorGetShowsSettings: true, absentMethod: 405 };
const V18_0: Capabilities = { ...V17_5, mirrorPut: true, groupKeyset: true };
const V19_5: Capabilities = {
  ...V18_0,
  exclusiveFilters: true,
  forcedPost: true,
  urlAttribute: 'unsafe_import_url',
  recoversCanceled: true,
  createsInBatches: true,
};

export const CAPABILITIES: Record<Version, Capabilities> = {
  '15.5': OLDEST,
  '17.4': V17_4,
  '17.5': V17_5,
  '18.0': V18_0,
  '19.5': V19_5,
};
