declare module "virtual:has-rules" {
  /** Rules of the stylesheets in which `:has()` stands, for browsers that do not know it. */
  export const RULES: readonly { readonly selector: string; readonly words: string }[];
}
