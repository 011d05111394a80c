/** The databases (IndexedDB) on a phone in which what people make here waits. What is in them: docs/privacy.md. */
export const DATABASES = {
  recordings: 'pufa-recordings',
  desk: 'pufa-desk',
  feedback: 'pufa-feedback',
} as const;
