import '../pages/draft.js';
