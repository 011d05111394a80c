declare module 'jsewts' {
  interface Jsewts {
    /** Returns the Tibetan of a text in extended Wylie; what it finds wrong with the spelling it adds to `warnings`. */
    fromWylie(wylie: string, options?: Readonly<Record<string, boolean>>, warnings?: string[]): string;
    /** Returns the extended Wylie of a Tibetan text. */
    toWylie(tibetan: string, warnings?: string[]): string;
  }
  const jsewts: Jsewts;
  export default jsewts;
}
