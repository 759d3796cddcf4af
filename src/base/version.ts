/** A test compares this with `package.json`. */
export const version = '1.0.0';

export const userAgent = `gitlab-pull-mirror/${version}`;
