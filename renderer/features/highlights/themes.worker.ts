import { findThemes, type ThemeQuote } from '#shared/search/themes.ts';

addEventListener('message', ({ data }: MessageEvent<readonly ThemeQuote[]>) => postMessage(findThemes(data)));
