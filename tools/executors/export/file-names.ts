// What a user may call a file of an export.

export const namePattern = /^[a-zA-Z0-9_-][a-zA-Z0-9._-]{0,200}$/;
export const nameExpected = 'a name of a file without a folder, of letters, digits, dots, dashes and underscores';
