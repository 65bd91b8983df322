/** How we introduce ourselves in CLIENT LIST. A test keeps the version equal to package.json. */
export const libraryName = 'respool';
export const libraryVersion = '0.1.0';
