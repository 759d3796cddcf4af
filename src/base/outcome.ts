/** The values of the output `outcome`. */
export type Outcome =
  | 'planned'
  | 'unchanged'
  | 'configured'
  | 'removed'
  | 'requested'
  | 'synced'
  | 'verified'
  | 'failed';
