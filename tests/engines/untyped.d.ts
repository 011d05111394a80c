/** What the tests use of packages that bring no types, or hide them. */
declare module 'es-check' {
  export interface Check {
    readonly files: readonly string[];
    /** `es2019`, or `checkBrowser` with a query. */
    readonly ecmaVersion: string;
    readonly module?: boolean;
    readonly checkBrowser?: boolean;
    readonly browserslistQuery?: string;
    readonly checkFeatures?: boolean;
    /** Names of features, with commas. */
    readonly ignore?: string;
  }

  /** With options instead of a logger it returns; else it ends the process. */
  export function runChecks(
    checks: readonly Check[],
    options: object,
  ): { readonly success: boolean; readonly errors: readonly { readonly err: Error; readonly file: string }[] };
}

declare module 'doiuse' {
  import type { ChildNode, Plugin } from 'postcss';

  export default function doiuse(options: {
    readonly browsers: readonly string[];
    readonly onFeatureUsage: (use: {
      readonly feature: string;
      readonly usage: ChildNode;
      readonly message: string;
    }) => void;
  }): Plugin;
}
