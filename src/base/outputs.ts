/** The outputs of the action; a test compares them with `action.yml`. */
export const outputNames = [
  'outcome',
  'changed',
  'changes',
  'synced',
  'verified',
  'update-status',
  'last-error',
  'last-update-at',
  'last-update-started-at',
  'last-successful-update-at',
  'error-kind',
  'results',
] as const;

export type OutputName = (typeof outputNames)[number];

export type Outcome = 'planned' | 'unchanged' | 'configured' | 'removed' | 'requested' | 'synced' | 'failed';
