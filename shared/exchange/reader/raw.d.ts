/** A file as the text that it is. */
declare module '*.js?raw' {
  const text: string;
  // biome-ignore lint/style/noDefaultExport: the bundler gives a raw file as the default export
  export default text;
}
declare module '*.css?raw' {
  const text: string;
  // biome-ignore lint/style/noDefaultExport: the bundler gives a raw file as the default export
  export default text;
}
