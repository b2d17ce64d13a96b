import { createTheme, Menu, Popover } from '@mantine/core';

/**
 * Mantine runs headless: it brings behaviour (positions, focus, keys) and none of its styles, so that it never writes a
 * `<style>` and the page lives under `style-src 'self'`. What it sets on elements goes through the CSSOM, which CSP allows.
 * Values come from tokens.css; only times are repeated here, because it counts them in JavaScript.
 */
const motion = { transition: 'fade-down', duration: 160, exitDuration: 90 } as const;

export const theme = createTheme({
  respectReducedMotion: true,
  components: {
    Popover: Popover.extend({ defaultProps: { transitionProps: motion, offset: 6, returnFocus: true, trapFocus: true, zIndex: 60 } }),
    Menu: Menu.extend({ defaultProps: { transitionProps: motion, offset: 4, returnFocus: true, zIndex: 60, loop: true } }),
  },
});
