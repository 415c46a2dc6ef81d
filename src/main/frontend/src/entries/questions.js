import '../pages/questions.js';
