import 'react';

declare module 'react' {
  /** Custom properties are set on the element itself, which our content policy allows; a style attribute it does not. */
  interface CSSProperties {
    [property: `--${string}`]: string | number | undefined;
  }
}
