import '../pages/login.js';
