import '../pages/committee.js';
