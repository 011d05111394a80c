/** The icons of the app, by the names of their files. */
export const ICONS = [
  { file: 'icon-192', size: 192, radius: 10, share: 1, purpose: 'any' },
  { file: 'icon-512', size: 512, radius: 10, share: 1, purpose: 'any' },
  // Phones cut it to their own shape: ground to the edge, the mark within the middle four fifths.
  { file: 'maskable-512', size: 512, radius: 0, share: 0.72, purpose: 'maskable' },
] as const;
