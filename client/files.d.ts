/** Style sheets are imported for what they do to the page, and export nothing. */
declare module '*.css' {}
