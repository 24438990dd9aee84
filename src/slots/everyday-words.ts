/** Folded words that end a name or, in lower case, show that it was none: pronouns, articles, auxiliaries, questions. */
const FUNCTION_WORDS = new Set([
  ...['i', 'im', 'id', 'ill', 'ive', 'me', 'my', 'mine', 'we', 'us', 'our', 'you', 'your', 'he', 'she', 'it', 'its'],
  ...['they', 'them', 'his', 'her', 'their', 'this', 'that', 'these', 'those', 'thats', 'the', 'a', 'an', 'and'],
  ...['or', 'but', 'if', 'so', 'because', 'since', 'to', 'too', 'of', 'on', 'in', 'at', 'by', 'for', 'from', 'with'],
  ...['without', 'about', 'as', 'into', 'over', 'under', 'after', 'before', 'until', 'then', 'than', 'is', 'isnt'],
  ...['am', 'are', 'arent', 'was', 'were', 'be', 'been', 'do', 'does', 'dont', 'doesnt', 'did', 'didnt', 'has'],
  ...['have', 'had', 'can', 'cant', 'could', 'would', 'wont', 'should', 'shall', 'might', 'must', 'not', 'no', 'yes'],
  ...['what', 'whats', 'which', 'who', 'whos', 'whose', 'when', 'where', 'why', 'how', 'all', 'any', 'some', 'every'],
  ...['each', 'both', 'more', 'most', 'much', 'many', 'very', 'just', 'only', 'also', 'really', 'now', 'later'],
  ...['soon', 'again', 'back', 'here', 'there', 'up', 'down', 'out', 'off', 'please', 'thanks', 'thank', 'anything'],
  ...['something', 'nothing', 'everything', 'anyone', 'someone', 'anytime', 'always', 'never', 'maybe', 'still'],
  ...['already', 'else', 'lets', 'let', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'],
  ...['ten', 'neither', 'nor', 'except', 'ok', 'okay', 'sure', 'hello', 'hi', 'hey', 'sorry', 'actually', 'well'],
  ...['btw', 'yeah', 'yep', 'yup', 'nope'],
]);

/** Folded words of requests, feelings and bookings: nobody's name, unless as a family name written like one. */
const EVERYDAY_WORDS = new Set([
  ...['want', 'wanted', 'need', 'needs', 'like', 'love', 'book', 'booking', 'booked', 'cancel', 'confirm'],
  ...['confirmed', 'change', 'ignore', 'disregard', 'forget', 'delete', 'override', 'reveal', 'pretend', 'act'],
  ...['print', 'execute', 'run', 'output', 'previous', 'instructions', 'instruction', 'prompt', 'system'],
  ...['assistant', 'give', 'get', 'got', 'take', 'make', 'made', 'tell', 'show', 'say', 'said', 'know', 'think'],
  ...['see', 'look', 'looking', 'find', 'help', 'stop', 'start', 'go', 'going', 'come', 'coming', 'try', 'trying'],
  ...['use', 'using', 'put', 'set', 'send', 'check', 'ask', 'asking', 'answer', 'repeat', 'call', 'calling', 'reach'],
  ...['reserve', 'reservation', 'appointment', 'order', 'pay', 'price', 'cost', 'costs', 'charge', 'open', 'closed'],
  ...['available', 'wait', 'waiting', 'hold', 'running', 'late', 'early', 'asap', 'busy', 'free', 'ready', 'fine'],
  ...['good', 'great', 'bad', 'best', 'better', 'perfect', 'nice', 'okay', 'cool', 'awesome', 'wrong', 'right'],
  ...[
    'correct',
    'done',
    'happy',
    'glad',
    'excited',
    'nervous',
    'bored',
    'sick',
    'tired',
    'interested',
    'afraid',
    'new',
    'old',
    'same',
    'different',
    'easy',
  ],
  ...['hard', 'possible', 'important', 'urgent', 'true', 'false', 'name', 'names', 'number', 'phone', 'mobile'],
  ...['email', 'date', 'time', 'day', 'week', 'month', 'year', 'hour', 'hours', 'minute', 'minutes', 'people'],
  ...['person', 'guests', 'table', 'room', 'customer', 'nobody', 'none', 'unknown', 'anonymous', 'null', 'undefined'],
  ...['sounds', 'works', 'question', 'instead', 'another', 'other', 'first', 'last', 'next', 'second', 'third'],
  ...[
    'earlier',
    'sooner',
    'earliest',
    'soonest',
    'latest',
    'reschedule',
    'postpone',
    'swap',
    'switch',
    'edit',
    'update',
  ],
  ...['until', 'sometime', 'whenever', 'skip', 'restart', 'spelled', 'spelt', 'around', 'half', 'tel', 'cell', 'um'],
  ...[
    'uh',
    'er',
    'erm',
    'hmm',
    'ugh',
    'ouch',
    'oops',
    'wow',
    'phew',
    'yikes',
    'work',
    'home',
    'office',
    'landline',
    'whatsapp',
    'contact',
    'telephone',
  ],
  ...['dear', 'kind', 'warm', 'regards', 'message', 'enough', 'speaking'],
  ...['fuck', 'fucking', 'shit', 'bullshit', 'damn', 'crap', 'cunt', 'bitch', 'asshole', 'bastard', 'idiot', 'moron'],
  ...['wtf', 'sucks'],
  ...[
    'transfer',
    'money',
    'account',
    'accounts',
    'crazy',
    'weird',
    'strange',
    'funny',
    'silly',
    'stupid',
    'ridiculous',
  ],
  ...['terrible', 'horrible', 'awful', 'annoying', 'amazing', 'wonderful', 'lovely', 'insane', 'sad', 'complicated'],
]);

/** Folded words of any conversation that are one typing error away from what is offered for sale: "spots", "suits". */
const LOOKALIKES = new Set([
  ...['messages', 'quite', 'whether', 'weather', 'thing', 'things', 'stuff', 'staff', 'spot', 'spots'],
  ...['suit', 'suits', 'clear', 'cleared', 'launch', 'diner', 'branch', 'place', 'places', 'course', 'house', 'world'],
  ...['break', 'close', 'light', 'large', 'leave', 'night', 'quiet', 'short', 'speak', 'total', 'usual', 'watch'],
]);

/** Lower-case words inside a name: "Vincent van Gogh", "María de la Cruz". */
const PARTICLES = new Set([
  ...['van', 'von', 'vom', 'zu', 'der', 'den', 'ter', 'ten', 'de', 'del', 'della', 'di', 'da', 'do', 'dos', 'das'],
  ...['du', 'des', 'la', 'le', 'el', 'al', 'ul', 'bin', 'bint', 'ibn', 'ben', 'abu', 'af', 'av', 'y', 'e', 'st'],
]);

/** Whether a folded word only holds a sentence together: "I", "what", "please". */
export const isFunctionWord = (word: string): boolean => FUNCTION_WORDS.has(word);

/** Whether a folded word is of requests, feelings or bookings: "want", "ignore", "fine". */
export const isEverydayWord = (word: string): boolean => EVERYDAY_WORDS.has(word);

/** Whether a folded word is one of every conversation, so that it is not another word with a typing error. */
export const isCommonWord = (word: string): boolean =>
  FUNCTION_WORDS.has(word) || EVERYDAY_WORDS.has(word) || LOOKALIKES.has(word);

/** Whether a folded word stands inside names in lower case: "van", "de la". */
export const isParticle = (word: string): boolean => PARTICLES.has(word);
