import type { Config } from 'tailwindcss'

// The tokens of the look. Colours are variables with a light and a dark value (src/app/styles.css);
// nothing in src names a colour in any other way.
const colour = (name: string) => `var(--${name})`

const rem = (px: number) => `${px / 16}rem`

export default {
  content: [],
  theme: {
    colors: {
      transparent: 'transparent',
      current: 'currentColor',
      canvas: colour('canvas'),
      surface: colour('surface'),
      sunken: colour('sunken'),
      raised: colour('raised'),
      line: { DEFAULT: colour('line'), strong: colour('line-strong') },
      ink: { DEFAULT: colour('ink'), soft: colour('ink-soft'), faint: colour('ink-faint') },
      accent: {
        DEFAULT: colour('accent'),
        fill: colour('accent-fill'),
        strong: colour('accent-fill-strong'),
        soft: colour('accent-soft'),
        on: colour('accent-on'),
      },
      good: { DEFAULT: colour('good'), soft: colour('good-soft') },
      warning: { DEFAULT: colour('warning'), soft: colour('warning-soft') },
      bad: { DEFAULT: colour('bad'), soft: colour('bad-soft') },
      info: { DEFAULT: colour('info'), soft: colour('info-soft') },
      label: {
        1: colour('label-1'),
        2: colour('label-2'),
        3: colour('label-3'),
        4: colour('label-4'),
        5: colour('label-5'),
        6: colour('label-6'),
      },
      code: {
        keyword: colour('code-keyword'),
        string: colour('code-string'),
        number: colour('code-number'),
        comment: colour('code-comment'),
        title: colour('code-title'),
      },
    },
    fontSize: {
      // Shares of the root's 16 px, which Present mode and the reader's own browser may make larger.
      xs: [rem(12), rem(16)],
      sm: [rem(13), rem(20)],
      base: [rem(14), rem(22)],
      lg: [rem(16), rem(24)],
      xl: [rem(20), rem(28)],
      '2xl': [rem(28), rem(36)],
    },
    fontFamily: {
      sans: ['Geist Variable', 'Geist Fallback', 'system-ui', 'sans-serif'],
      mono: ['ui-monospace', 'SFMono-Regular', 'Menlo', 'Consolas', 'Liberation Mono', 'monospace'],
    },
    borderRadius: { none: '0', sm: '6px', md: '10px', lg: '14px', full: '999px' },
    boxShadow: {
      none: 'none',
      sm: '0 1px 2px var(--shade)',
      md: '0 4px 16px -4px var(--shade), 0 1px 2px var(--shade)',
      lg: '0 16px 48px -12px var(--shade), 0 2px 8px var(--shade)',
    },
    screens: { phone: '480px', tablet: '700px', laptop: '900px', desktop: '1100px', wide: '1320px' },
  },
} satisfies Config
