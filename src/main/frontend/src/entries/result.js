import '../pages/result.js';
