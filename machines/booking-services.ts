/** What the salon of the booking flow does, for how long and for how much. */
export const bookingServices = {
  haircut: {
    minutes: 30,
    dollars: 45,
    synonyms: ['cut', 'hair cut', 'cut my hair', 'hair trim', 'trim my hair', 'hairdo'],
  },
  'beard trim': {
    minutes: 15,
    dollars: 20,
    // A bare "trim" is left out on purpose: it may be meant for hair or beard, so it is asked about.
    synonyms: ['beard', 'trim my beard', 'beard cut', 'cut my beard'],
  },
  'hair coloring': {
    minutes: 90,
    dollars: 120,
    synonyms: [
      ...['color', 'hair color', 'color my hair', 'colour', 'hair colour', 'colour my hair'],
      ...['dye', 'dyed', 'hair dye', 'hair dyed', 'dye my hair', 'highlights', 'balayage', 'tint'],
    ],
  },
  massage: { minutes: 60, dollars: 80, synonyms: ['back rub', 'rubdown'] },
  manicure: { minutes: 45, dollars: 35, synonyms: ['nails', 'my nails done', 'mani', 'nail polish'] },
  facial: { minutes: 60, dollars: 70, synonyms: ['face treatment', 'skin treatment', 'face mask', 'skin care'] },
} as const;

/** When the salon of the booking flow works: wall-clock times of its own zone. */
export const bookingHours = {
  timeZone: 'America/New_York',
  opens: '09:00',
  closes: '18:00',
  /** Appointments start on these minutes, counted from opening. */
  everyMinutes: 15,
  closed: ['sunday'],
} as const;
