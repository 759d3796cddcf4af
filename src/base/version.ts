/** The version of this project; a test holds it against `package.json`. */
export const version = '1.0.0';

export const userAgent = `gitlab-pull-mirror/${version}`;
