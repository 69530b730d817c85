import type { Config } from 'tailwindcss'

// The tokens of the look. Colours are variables with a light and a dark value (src/app/styles.css);
// nothing in src names a colour in any other way.
const colour = (name: string) => `var(--${name})`

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
      xs: ['12px', '16px'],
      sm: ['13px', '20px'],
      base: ['14px', '22px'],
      lg: ['16px', '24px'],
      xl: ['20px', '28px'],
      '2xl': ['28px', '36px'],
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
