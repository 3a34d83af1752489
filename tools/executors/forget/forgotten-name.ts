// What the file of rules is called: known to every command, where how it is read is loaded only by those that meet one.

export const forgottenName = 'forgotten.json';
